// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.ContentsShown;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.report.Xml;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Held against protocol 4, and against what Qt Creator's reader demands; {@link ValgrindReadersIT} asks other readers. */
class ValgrindReporterTest {
    private static List<String> kinds(Scenarios of) throws Exception {
        return Protocol4.children(Xml.parse(of.scenario().valgrind()), "error").stream()
                .map(error -> Protocol4.text(error, "kind"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void itIsOfTheProtocol(Scenarios of) throws Exception {
        Protocol4.assertValid(of.scenario().valgrind());
    }

    @Test
    void onlyLeaksAreLost() throws Exception {
        assertThat(kinds(Scenarios.LEAKS_AND_CHILDREN))
                .containsExactly("ClientCheck", "Leak_DefinitelyLost", "Leak_StillReachable");
        assertThat(kinds(Scenarios.HELD_AT_EXIT)).containsExactly("Leak_StillReachable");
        assertThat(kinds(Scenarios.WRONG_FREES)).hasSize(6).containsOnly("InvalidFree");
        assertThat(kinds(Scenarios.NO_LEAKS)).isEmpty();
    }

    @Test
    void whatIsNotJudgedIsNeverClean() throws Exception {
        assertThat(kinds(Scenarios.KILLED)).containsExactly("ClientCheck", "Leak_StillReachable");
        assertThat(kinds(Scenarios.FAST_FAILED)).containsExactly("ClientCheck");
        assertThat(kinds(Scenarios.HELD_IGNORED)).containsExactly("ClientCheck");
    }

    @Test
    void inlinedCallsAreFramesAtOneAddress() throws Exception {
        String xml = Scenarios.ODD_FRAMES.scenario().valgrind();

        List<Element> frames = Protocol4.children(
                Protocol4.children(Protocol4.children(Xml.parse(xml), "error").get(0), "stack")
                        .get(0),
                "frame");
        assertThat(Protocol4.text(frames.get(2), "fn")).isEqualTo("CComBSTR::CComBSTR");
        assertThat(Protocol4.text(frames.get(3), "fn")).isEqualTo("load");
        assertThat(Protocol4.text(frames.get(2), "ip")).isEqualTo(Protocol4.text(frames.get(3), "ip"));
    }

    @Test
    void suppressionsAreCounted() throws Exception {
        Element root = Xml.parse(Scenarios.RUNTIME_CACHE.scenario().valgrind());

        Element pair = Protocol4.children(Protocol4.children(root, "suppcounts").get(0), "pair")
                .get(0);
        assertThat(Protocol4.text(pair, "count")).isEqualTo("1");
        assertThat(Protocol4.text(pair, "name")).isEqualTo("clbcatq-component-library");
    }

    @Test
    void contentsAreShownWhereTheyAreAskedFor() throws IOException {
        Scenario leak = Scenarios.ONE_LEAK.scenario();

        assertThat(leak.valgrind()).doesNotContain("contents");
        assertThat(leak.report(new ValgrindReporter(leak.symbols(), leak.policies(), "1", ContentsShown.FULL)))
                .contains(", contents: 2e005f");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "app.exe --fast, --fast",
                "\"C:\\a b\\app.exe\"  --x \"y z\", --x \"y z\"",
                "app.exe, ``",
                "C:\\a\" \"b.exe x, x",
                "``, ``"
            })
    void theProgramIsNoArgument(String commandLine, String arguments) {
        assertThat(CommandLineTail.of(commandLine)).isEqualTo(arguments);
    }
}
