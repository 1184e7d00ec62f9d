// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.junit;

import io.comleak.leaks.Fingerprint;
import io.comleak.model.Symbol;
import io.comleak.report.XmlWriter;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Found;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes test cases. */
final class JUnitCases {
    private final XmlWriter xml;
    private final FindingText text;
    private final String className;

    /** Build servers add up the times of the cases: the first has that of the whole run. */
    private String time;

    private final Map<String, Integer> names = new HashMap<>();

    JUnitCases(XmlWriter xml, FindingText text, String className, String time) {
        this.xml = xml;
        this.text = text;
        this.className = className;
        this.time = time;
    }

    void passed(String name) throws IOException {
        start(name);
        xml.end();
    }

    void write(Found found) throws IOException {
        start(unique(name(found)));
        Optional<Symbol> source = text.source(found);
        if (source.isPresent() && source.get().file() != null) {
            xml.attribute("file", source.get().file())
                    .attribute("line", Integer.toString(source.get().line()));
        }
        Outcome outcome = Outcome.of(found);
        xml.start(outcome.element())
                .attribute("message", text.headline(found))
                .attribute("type", found.rule().id());
        if (outcome == Outcome.SKIPPED) {
            // Build servers show of a skipped test its message alone.
            xml.end().start("system-out").lines(text.whole(found)).end();
        } else {
            xml.lines(text.whole(found)).end();
        }
        xml.end();
    }

    private void start(String name) throws IOException {
        xml.start("testcase")
                .attribute("name", name)
                .attribute("classname", className)
                .attribute("time", time);
        time = "0";
    }

    /** The same in the next build, so that servers tell an old failure from a new one: no size, and no line. */
    private String name(Found found) {
        String what = found.rule().id() + " in " + text.function(found);
        return what
                + text.fingerprint(found)
                        .map(Fingerprint::digits)
                        .map(digits -> ", " + digits)
                        .orElse("");
    }

    /** Several groups may share a fingerprint. */
    private String unique(String name) {
        int times = names.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + " (" + times + ")";
    }
}
