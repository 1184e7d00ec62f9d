// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.junit;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.RunFacts;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.ContentsShown;
import io.comleak.report.Names;
import io.comleak.report.Printable;
import io.comleak.report.XmlWriter;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Findings;
import io.comleak.report.findings.Found;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The document: one suite, which stands for the program. */
final class JUnitSuite {
    private final LeakCheck check;
    private final ExitStatus status;
    private final FindingText text;
    private final List<Found> findings;
    private final String program;
    private final String time;

    JUnitSuite(LeakCheck check, ExitStatus status, Policies policies, Symbols symbols, ContentsShown contents) {
        this.check = check;
        this.status = status;
        this.text = new FindingText(check, policies, symbols, contents);
        this.findings = Findings.of(check, status, policies);
        this.program = Printable.of(check.run().target().name());
        this.time = String.format(Locale.ROOT, "%.3f", check.run().duration().toMillis() / 1000.0);
    }

    void write(String version, XmlWriter xml) throws IOException {
        xml.start("testsuites");
        numbers(xml);
        xml.start("testsuite");
        numbers(xml);
        properties(version, xml);
        JUnitCases cases = new JUnitCases(xml, text, className(), time);
        if (findings.isEmpty()) {
            cases.passed(text.plain().nothingFound());
        }
        for (Found found : findings) {
            cases.write(found);
        }
        xml.start("system-out")
                .lines(String.join("\n", text.plain().closing(status)))
                .end();
        xml.end().end();
    }

    private void numbers(XmlWriter xml) throws IOException {
        xml.attribute("name", program)
                .attribute("tests", Integer.toString(Math.max(1, findings.size())))
                .attribute("failures", count(Outcome.FAILURE))
                .attribute("errors", count(Outcome.ERROR))
                .attribute("skipped", count(Outcome.SKIPPED))
                .attribute("time", time);
    }

    private String count(Outcome outcome) {
        return Long.toString(
                findings.stream().filter(found -> Outcome.of(found) == outcome).count());
    }

    /** Build servers take what is behind the last dot for a class, and what is before it for its package. */
    private String className() {
        return "comleak." + program.replace('.', '_');
    }

    private void properties(String version, XmlWriter xml) throws IOException {
        RunFacts run = check.run();
        Target target = run.target();
        xml.start("properties");
        property("comleak", version, xml);
        property("verdict", Names.of(check.verdict()), xml);
        property("exitCode", Integer.toUnsignedString(status.code()), xml);
        property("program", target.program(), xml);
        property("commandLine", target.commandLine(), xml);
        property("processId", Integer.toUnsignedString(target.processId()), xml);
        property("machine", Names.of(target.machine()), xml);
        property("ending", Names.of(run.ending()), xml);
        property("targetExitCode", Integer.toUnsignedString(run.ending().exitCode()), xml);
        property("milliseconds", Long.toString(run.duration().toMillis()), xml);
        xml.end();
    }

    private static void property(String name, String value, XmlWriter xml) throws IOException {
        xml.start("property").attribute("name", name).attribute("value", value).end();
    }
}
