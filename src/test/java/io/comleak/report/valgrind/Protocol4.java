// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Protocol 4 of valgrind's XML, and what Qt Creator's reader demands beyond it. */
public final class Protocol4 {
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

    private Protocol4() {}

    /** A file that a reader takes, down to the last frame. */
    public static void assertValid(String xml) throws Exception {
        Element root = Xml.parse(xml);
        assertThat(order(root))
                .matches("protocolversion protocoltool preamble pid ppid tool args status"
                        + "( error)* errorcounts status( error)* suppcounts");
        assertThat(text(root, "protocolversion")).isEqualTo("4");
        assertThat(text(root, "protocoltool")).isEqualTo("memcheck");
        assertThat(children(root, "status"))
                .extracting(status -> text(status, "state"))
                .containsExactly("RUNNING", "FINISHED");
        List<Element> errors = children(root, "error");
        assertThat(errors).extracting(error -> text(error, "unique")).doesNotHaveDuplicates();
        errors.forEach(Protocol4::assertError);
    }

    private static void assertError(Element error) {
        assertThat(order(error)).matches("unique tid kind x?what stack( auxwhat stack)*");
        assertThat(KINDS).contains(text(error, "kind"));
        assertThat(text(error, "unique")).matches("0x[0-9A-F]{1,16}");
        assertThat(Long.parseLong(text(error, "tid"))).isNotNegative();
        for (Element stack : children(error, "stack")) {
            assertThat(children(stack, "frame")).isNotEmpty().allSatisfy(Protocol4::assertFrame);
        }
    }

    private static void assertFrame(Element frame) {
        assertThat(order(frame)).matches("ip( obj)?( fn( dir file line)?)?");
        assertThat(text(frame, "ip")).matches("0x[0-9A-F]{1,16}");
    }

    static List<Element> children(Element of, String name) {
        return children(of).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static String text(Element of, String child) {
        assertThat(children(of, child)).as(child).hasSize(1);
        return children(of, child).get(0).getTextContent();
    }

    private static String order(Element of) {
        return String.join(" ", children(of).stream().map(Element::getTagName).toList());
    }
}
