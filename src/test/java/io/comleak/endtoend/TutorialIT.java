// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tutorial, done as it stands there: builds, runs and changes in their order, and each output as the page shows it. */
class TutorialIT {
    private static final Path PAGE = Path.of("src/site/markdown/tutorial.md");
    private static final Path SOURCE = Path.of("samples/tutorial/main.cpp");
    private static final String COMPILER_X64 = "x86_64-w64-mingw32-g++";
    private static final Pattern SUM = Pattern.compile("(?m)^(?:(\\d+) leaks?, .*|No leaks\\..*)$");

    @TempDir
    Path folder;

    /** How many leaks each run has said there are. */
    private final List<Integer> leaks = new ArrayList<>();

    /** Of the last command: what the page shows without a command is from there. */
    private String output = "";

    @ParameterizedTest
    @ValueSource(strings = {COMPILER_X64, "i686-w64-mingw32-g++"})
    @Timeout(900)
    void theLeaksGoOneByOne(String compiler) throws Exception {
        assumeThat(isThere(compiler)).as(compiler).isTrue(); // not where only Microsoft's is
        Path source = Files.copy(SOURCE, folder.resolve("main.cpp"));

        for (PageBlock block : PageBlock.of(PAGE)) {
            if (block.language().equals("diff")) {
                Files.writeString(source, SourceEdit.of(block).appliedTo(Files.readString(source)));
            } else if (!block.isLeftOut()) {
                follow(block, compiler);
            }
        }

        assertThat(leaks).containsExactly(3, 2, 1, 0, 1, 1);
    }

    private void follow(PageBlock block, String compiler) {
        List<Transcript> transcripts = Transcript.of(block);
        for (Transcript transcript : transcripts) {
            String command = transcript.command().replace(COMPILER_X64, compiler);
            Finished run = run(command.split(" "));
            output = run.out() + run.error();
            assertThat(run.exitCode())
                    .as(block.place() + ": " + command + "\n" + output)
                    .isEqualTo(transcript.exitCode());
            assertShown(block, transcript.output(), compiler);
            count(command);
        }
        if (transcripts.isEmpty()) {
            assertShown(block, new Excerpt(block.lines()), compiler);
        }
    }

    private Finished run(String... words) {
        List<String> rest = List.of(words).subList(1, words.length);
        Command command =
                words[0].equals("comleak") ? Command.comleak(rest.toArray()) : Command.of(words[0], rest.toArray());
        return command.in(folder).run();
    }

    private void assertShown(PageBlock block, Excerpt shown, String compiler) {
        String missing = compiler.equals(COMPILER_X64)
                ? shown.missingIn(output)
                : shown.withoutSizes().missingIn(Excerpt.withoutSizes(output));
        assertThat(missing).as(block.place() + "\n" + output).isEmpty();
    }

    private void count(String command) {
        Matcher sum = SUM.matcher(output);
        if (command.startsWith("comleak run") && sum.find()) {
            leaks.add(sum.group(1) == null ? 0 : Integer.parseInt(sum.group(1)));
        }
    }

    private static boolean isThere(String compiler) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(it -> Files.exists(it.resolve(compiler)) || Files.exists(it.resolve(compiler + ".exe")));
    }
}
