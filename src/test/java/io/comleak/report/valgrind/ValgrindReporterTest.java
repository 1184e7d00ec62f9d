// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.ContentsShown;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.report.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Held against protocol 4, and against what Qt Creator's reader demands; {@link ValgrindReadersIT} asks other readers. */
class ValgrindReporterTest {
    /** Qt Creator gives the whole file up over any other. */
    private static final Set<String> KINDS = Set.of(
            "ClientCheck",
            "InvalidFree",
            "InvalidJump",
            "InvalidRead",
            "InvalidWrite",
            "Leak_DefinitelyLost",
            "Leak_PossiblyLost",
            "Leak_StillReachable",
            "Leak_IndirectlyLost",
            "MismatchedFree",
            "Overlap",
            "SyscallParam",
            "UninitCondition",
            "UninitValue");

    private static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> children(Element of, String name) {
        return children(of).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static String text(Element of, String child) {
        assertThat(children(of, child)).as(child).hasSize(1);
        return children(of, child).get(0).getTextContent();
    }

    private static String order(Element of) {
        return String.join(" ", children(of).stream().map(Element::getTagName).toList());
    }

    private static List<String> kinds(Scenarios of) throws Exception {
        return children(Xml.parse(of.scenario().valgrind()), "error").stream()
                .map(error -> text(error, "kind"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theOrderIsThatOfTheProtocol(Scenarios of) throws Exception {
        Element root = Xml.parse(of.scenario().valgrind());

        assertThat(order(root))
                .matches("protocolversion protocoltool preamble pid ppid tool args status"
                        + "( error)* errorcounts status( error)* suppcounts");
        assertThat(text(root, "protocolversion")).isEqualTo("4");
        assertThat(text(root, "protocoltool")).isEqualTo("memcheck");
        assertThat(children(root, "status"))
                .extracting(status -> text(status, "state"))
                .containsExactly("RUNNING", "FINISHED");
    }

    @ParameterizedTest
    @EnumSource
    void readersTakeEveryError(Scenarios of) throws Exception {
        List<Element> errors = children(Xml.parse(of.scenario().valgrind()), "error");

        assertThat(errors).extracting(error -> text(error, "unique")).doesNotHaveDuplicates();
        for (Element error : errors) {
            assertThat(order(error)).matches("unique tid kind x?what stack( auxwhat stack)*");
            assertThat(KINDS).contains(text(error, "kind"));
            assertThat(text(error, "unique")).matches("0x[0-9A-F]{1,16}");
            assertThat(Long.parseLong(text(error, "tid"))).isNotNegative();
            for (Element stack : children(error, "stack")) {
                assertThat(children(stack, "frame")).isNotEmpty().allSatisfy(ValgrindReporterTest::assertFrame);
            }
        }
    }

    private static void assertFrame(Element frame) {
        assertThat(order(frame)).matches("ip( obj)?( fn( dir file line)?)?");
        assertThat(text(frame, "ip")).matches("0x[0-9A-F]{1,16}");
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

        List<Element> frames = children(
                children(children(Xml.parse(xml), "error").get(0), "stack").get(0), "frame");
        assertThat(text(frames.get(2), "fn")).isEqualTo("CComBSTR::CComBSTR");
        assertThat(text(frames.get(3), "fn")).isEqualTo("load");
        assertThat(text(frames.get(2), "ip")).isEqualTo(text(frames.get(3), "ip"));
    }

    @Test
    void suppressionsAreCounted() throws Exception {
        Element root = Xml.parse(Scenarios.RUNTIME_CACHE.scenario().valgrind());

        Element pair = children(children(root, "suppcounts").get(0), "pair").get(0);
        assertThat(text(pair, "count")).isEqualTo("1");
        assertThat(text(pair, "name")).isEqualTo("clbcatq-component-library");
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
