// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class XmlWriterTest {
    private final StringWriter out = new StringWriter();

    @Test
    void elementsAreIndentedAndClosed() throws IOException {
        new XmlWriter(out)
                .start("a")
                .attribute("x", "1")
                .start("b")
                .end()
                .element("c", 7)
                .end();

        assertThat(out)
                .hasToString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a x=\"1\">\n  <b/>\n  <c>7</c>\n</a>\n");
    }

    @Test
    void linesStayLinesWhereTheyMay() throws IOException {
        new XmlWriter(out)
                .start("a")
                .lines("x\ny")
                .start("b")
                .attribute("n", "x\ny")
                .end()
                .end();

        assertThat(out.toString()).contains(">x\ny", "n=\"x\\x0ay\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0000, \\x00",
                "0001, \\x01",
                "0009, \\x09",
                "000a, \\x0a",
                "000d, \\x0d",
                "001b, \\x1b",
                "0085, \\x85",
                "d800, \\ud800",
                "dfff, \\udfff",
                "fffe, \\ufffe",
                "ffff, \\uffff",
                "1ffff, \\u1ffff",
                "202e, \\u202e",
                "003c, <",
                "003e, >",
                "0026, &",
                "0022, \"",
                "0027, '",
                "00fc, ü",
                "1f600, 😀"
            })
    void whatXmlCannotHoldIsWrittenAsItsCode(String code, String read) throws Exception {
        String text = "]]>" + Character.toString(Integer.parseInt(code, 16)) + "##[";

        new XmlWriter(out).start("a").attribute("x", text).text(text).end();

        Element a = Xml.parse(out.toString());
        assertThat(a.getTextContent()).isEqualTo("]]>" + read + "##[");
        assertThat(a.getAttribute("x")).isEqualTo("]]>" + read + "##[");
        assertThat(out.toString()).doesNotContain("##", "]]>");
    }
}
