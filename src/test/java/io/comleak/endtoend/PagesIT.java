// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of every page, in its order, in a folder that has the programs that the page names. A command may find leaks
 * or none, unless the page says how it ends; its files must be there, and its output must be what the page shows of it.
 */
class PagesIT {
    private static final Path PAGES = Path.of("src/site/markdown");
    /** Builds its program, and is done by {@link TutorialIT}. */
    private static final Path TUTORIAL = PAGES.resolve("tutorial.md");

    private static final Pattern CALL =
            Pattern.compile("\\bcomleak(?:\\.exe)? (?:run|report|diff|schema|suppressions|doctor|completion)\\b");
    private static final String KIND = "x64-pdb";
    private static final Set<Path> RUN_OF = new TreeSet<>();
    private static final List<String> LEFT_OUT = new ArrayList<>();
    private static int ran;

    @TempDir
    Path folder;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path page : Stream.concat(Stream.of(Path.of("README.md")), files.sorted())
                    .toList()) {
                if (!page.equals(TUTORIAL) && !PageCommand.of(page).isEmpty()) {
                    pages.add(page);
                }
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    @Timeout(900)
    void everyCommandDoesWhatThePageSays(Path page) throws Exception {
        List<PageCommand> commands = PageCommand.of(page);
        for (PageCommand command : commands) {
            for (String program : command.programs()) {
                provide(program);
            }
        }
        for (PageCommand command : commands) {
            if (command.block().isLeftOut()) {
                LEFT_OUT.add(command.place() + " (" + command.block().note() + ")");
            } else {
                run(command);
                ++ran;
                RUN_OF.add(page);
            }
        }
    }

    /** What is called in a block must have been taken for a call, or be marked as left out or as a synopsis. */
    @Test
    void noCallIsOverlooked() throws IOException {
        for (Path page : pages()) {
            long calls = PageBlock.of(page).stream()
                    .filter(block -> !block.note().equals("synopsis") && !block.isLeftOut())
                    .flatMap(block -> block.lines().stream())
                    .filter(line -> CALL.matcher(line).find())
                    .count();
            assertThat(PageCommand.of(page).stream()
                            .filter(command -> !command.block().isLeftOut()))
                    .as(page.toString())
                    .hasSize((int) calls);
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("ran " + ran + " commands of " + RUN_OF.size() + " pages; left out " + LEFT_OUT.size()
                + LEFT_OUT.stream().map(it -> "\n  " + it).reduce("", String::concat));
        assertThat(ran).isGreaterThanOrEqualTo(15);
    }

    private void run(PageCommand command) {
        Finished run = Command.comleak(command.words()).in(folder).run();

        String output = run.out() + run.error();
        String where = command.place() + "\n" + output;
        assertThat(run.exitCode()).as(where).isIn(command.exitCodes());
        assertThat(command.files())
                .as(where)
                .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        assertThat(command.shown().missingIn(output)).as(where).isEmpty();
    }

    /** The sample of that name with what belongs to it, or one that leaks by the name. */
    private void provide(String program) throws IOException {
        String sample = Files.exists(Samples.program(KIND, program)) ? program : "seed-leak";
        copy(sample + ".exe", program + ".exe");
        for (String beside : List.of(".pdb", "-dll.dll", "-dll.pdb")) {
            copy(sample + beside, sample + beside);
        }
    }

    private void copy(String from, String to) throws IOException {
        Path file = Samples.program(KIND, "x").resolveSibling(from);
        if (Files.exists(file) && !Files.exists(folder.resolve(to))) {
            Files.copy(file, folder.resolve(to));
        }
    }
}
