// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.report.findings.Severity;
import java.io.IOException;

/** Writes what SARIF has for people. */
final class SarifText {
    private SarifText() {}

    /** A message object. */
    static void message(JsonWriter json, String name, String text) throws IOException {
        json.name(name).beginObject();
        json.name("text").value(literal(text));
        json.endObject();
    }

    /**
     * Text that says just what it says. In a message braces hold placeholders unless they are doubled, and
     * {@code [text](target)} is a link: what a function is called, such as operator[](int), must make none.
     */
    static String literal(String text) {
        return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](");
    }

    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
