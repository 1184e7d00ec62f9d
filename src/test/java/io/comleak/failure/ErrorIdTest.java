// SPDX-License-Identifier: Apache-2.0
package io.comleak.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids, what is said, and what the page says of it, are the same. */
class ErrorIdTest {
    private static final Path PAGE = Path.of("src/site/markdown/troubleshooting.md");

    /** What begins a line of comleak's own that is no failure. */
    private static final List<String> NOTES =
            List.of("options from ", "suppressions from ", "OLD and NEW are the same");

    private static List<MatchResult> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static String row(ErrorId id) {
        return id + " | " + id.message().replace("%s", "…") + " | " + id.exitCode();
    }

    @Test
    void thePageHasARowForEachAndForNoOther() throws IOException {
        List<String> rows = all("(?m)^\\| (CL-\\d+ \\| .+? \\| \\d+) \\| .*\\S \\|$", Files.readString(PAGE)).stream()
                .map(match -> match.group(1))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorId.values()).map(ErrorIdTest::row).toList());
    }

    @Test
    void noPageNamesAnIdThatIsNone() throws IOException {
        List<String> ids =
                Arrays.stream(ErrorId.values()).map(ErrorId::toString).toList();

        try (Stream<Path> pages = Files.list(PAGE.getParent())) {
            for (Path page : Stream.concat(Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), pages)
                    .toList()) {
                assertThat(all("CL-\\d+", Files.readString(page)))
                        .extracting(MatchResult::group)
                        .isSubsetOf(ids);
            }
        }
    }

    @Test
    void noNumberIsUsedTwice() {
        assertThat(ErrorId.values())
                .extracting(ErrorId::toString)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("CL-\\d{4}"));
    }

    /** An id that is made nowhere is one that no user can meet. */
    @Test
    void everyIdIsUsed() throws IOException {
        String code = code(Path.of("src/main/java")) + code(Path.of("native/launcher"));

        assertThat(ErrorId.values())
                .allSatisfy(id -> assertThat(code).containsPattern("ErrorId(\\.|::)" + id.name() + "\\b"));
    }

    @Test
    void comleakExeSaysTheSame() throws IOException {
        Map<String, Integer> numbers = new TreeMap<>();
        for (MatchResult match :
                all("(?m)^ +([A-Z_]+) = (\\d+),$", Files.readString(Path.of("native/launcher/complaint.h")))) {
            numbers.put(match.group(1), Integer.valueOf(match.group(2)));
        }
        String code = Files.readString(Path.of("native/launcher/main.cpp"));

        assertThat(numbers).hasSize(4);
        numbers.forEach((name, number) -> {
            ErrorId id = ErrorId.valueOf(name);
            assertThat(id).hasToString(String.format("CL-%04d", number));
            assertThat(id.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(id.message().split("%s"))
                    .allSatisfy(part -> assertThat(code).contains(part));
        });
        assertThat(code).contains("FAILED = " + ExitCode.FAILED);
    }

    /** An error that was printed by hand would have no id. */
    @Test
    void onlyAFailurePrintsItself() throws IOException {
        List<String> printed = new ArrayList<>();
        for (MatchResult match : all(
                "\"comleak: ([^\"]*)",
                code(Path.of("src/main/java/io/comleak/cli"))
                        + Files.readString(Path.of("src/main/java/io/comleak/Main.java")))) {
            printed.add(match.group(1));
        }

        assertThat(printed)
                .hasSize(NOTES.size())
                .allSatisfy(text -> assertThat(NOTES).anyMatch(text::startsWith));
    }

    @Test
    void aFailureIsTwoLines() {
        Failure failure = Failure.of(ErrorId.FILE_NOT_WRITTEN, "Name another file.", "100%.txt", "it is full");

        assertThat(failure.text())
                .isEqualToNormalizingNewlines(
                        "comleak: cannot write 100%.txt: it is full [CL-0056]\n  Name another file.");
        assertThat(failure.exitCode()).isEqualTo(125);
    }

    private static String code(Path folder) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(
                            file -> file.toString().matches(".*\\.(java|cpp)") && !file.endsWith("StepLog.java"))
                    .sorted()
                    .toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }
}
