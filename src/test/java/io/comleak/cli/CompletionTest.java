// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CompletionTest {
    @TempDir
    Path folder;

    private static String script(String shell) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        int code = new Comleak(new PrintWriter(out, true), new PrintWriter(error, true), () -> false, null)
                .run(Invocation.of(List.of("completion", shell)));
        assertThat(code).as(error.toString()).isZero();
        return out.toString();
    }

    /** Each name of each option of each command. */
    private static Stream<String> options() {
        return Stream.concat(
                        Stream.of(Comleak.newCommandLine()),
                        Comleak.newCommandLine().getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .flatMap(spec -> spec.optionsMap().keySet().stream())
                .distinct();
    }

    /** By bash itself, as when the tabulator is pressed behind the words. What speaks to its line editor has none to speak to. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @CsvSource({
        "comleak run --rep, --report",
        "comleak ru, run",
        "comleak diff --he, --held --help",
        "comleak run --late-frees f, fail",
        "comleak run --report ms, msvc",
        "comleak completion p, powershell"
    })
    void bashCompletes(String words, String expected) throws Exception {
        Path completion = Files.writeString(folder.resolve("comleak.bash"), script("bash"));
        String ask = "compopt() { :; }; . '" + completion + "'; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _complete_comleak;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\" | LC_ALL=C sort | paste -s -d ' '; complete -p comleak comleak.exe";

        List<String> answer = bash(ask);

        assertThat(answer.get(0)).isEqualTo(expected);
        assertThat(answer.subList(1, answer.size())).hasSize(2).allMatch(line -> line.contains("-F _complete_comleak"));
    }

    private static List<String> bash(String command) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "--norc", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    @Test
    void powerShellsScriptHasEveryCommandAndOption() {
        String script = script("powershell");

        assertThat(Comleak.newCommandLine().getSubcommands().keySet())
                .allSatisfy(command -> assertThat(script).contains("@('" + command + "', '"));
        assertThat(options())
                .hasSizeGreaterThan(40)
                .allSatisfy(option -> assertThat(script).containsPattern("@\\('" + option + "=?', '"));
        assertThat(script)
                .contains("@('--held=', '")
                .contains("@('--held=ignore', '")
                .contains("@('--json', '")
                .contains("@('--report=msvc', '")
                .contains("@('powershell', '");
    }

    /** There is no PowerShell here: what its parser stumbles over most easily. */
    @Test
    void powerShellsScriptIsBalanced() {
        String code = script("powershell").replaceAll("(?m)^ *#.*$", "").replaceAll("'(?:[^']|'')*'", "''");

        for (String pair : List.of("()", "{}", "[]")) {
            assertThat(code.chars().filter(c -> c == pair.charAt(0)).count())
                    .as(pair)
                    .isEqualTo(code.chars().filter(c -> c == pair.charAt(1)).count());
        }
        assertThat(code.chars().filter(c -> c == '"').count() % 2).isZero();
        assertThat(code).doesNotContain(",\n        )");
    }

    /** A console's code page must not matter, nor the system that it was made on. */
    @ParameterizedTest
    @ValueSource(strings = {"bash", "powershell"})
    void scriptsAreOfAsciiWithoutCarriageReturns(String shell) {
        assertThat(script(shell).chars()).allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f));
    }
}
