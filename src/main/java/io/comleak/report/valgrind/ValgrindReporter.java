// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Suppressed;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.Reporter;
import io.comleak.report.XmlWriter;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Findings;
import io.comleak.report.findings.Found;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;

/** Writes a leak check as valgrind's memcheck would write one, in the order that its protocol sets. */
public final class ValgrindReporter implements Reporter {
    private static final int PROTOCOL = 4;
    private static final String TOOL = "memcheck";

    private final Symbols symbols;
    private final Policies policies;
    private final String version;
    private final ContentsShown contents;
    private final long ownProcess;

    /** The version is comleak's; contents says how much of what is in the blocks is written, which may be secrets. */
    public ValgrindReporter(Symbols symbols, Policies policies, String version, ContentsShown contents) {
        this(symbols, policies, version, contents, ProcessHandle.current().pid());
    }

    /** With the process that started the target. */
    public ValgrindReporter(
            Symbols symbols, Policies policies, String version, ContentsShown contents, long ownProcess) {
        this.symbols = symbols;
        this.policies = policies;
        this.version = version;
        this.contents = contents;
        this.ownProcess = ownProcess;
    }

    @Override
    public void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException {
        write(check, status, out);
    }

    @Override
    public void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException {
        write(check, status, out);
    }

    private void write(LeakCheck check, ExitStatus status, Writer out) throws IOException {
        XmlWriter xml = new XmlWriter(out);
        FindingText text = new FindingText(check, policies, symbols, contents);
        ValgrindErrors errors = new ValgrindErrors(xml, new ValgrindStacks(xml, symbols), text);
        List<Found> findings = Findings.of(check, status, policies);
        xml.start("valgrindoutput");
        head(check.run().target(), text.plain().closing(status), xml);
        state("RUNNING", Duration.ZERO, xml);
        for (Found found : findings) {
            errors.writeDuringRun(found);
        }
        errors.writeCounts();
        state("FINISHED", check.run().duration(), xml);
        for (Found found : findings) {
            errors.writeAfterRun(found);
        }
        suppressions(check.suppressions().used(), xml);
        xml.end();
        out.flush();
    }

    private void head(Target target, List<String> summary, XmlWriter xml) throws IOException {
        xml.element("protocolversion", PROTOCOL).element("protocoltool", TOOL);
        xml.start("preamble").element("line", "comleak " + version + ", COM memory leak finder");
        for (String line : summary) {
            xml.element("line", line);
        }
        xml.end();
        xml.element("pid", Integer.toUnsignedLong(target.processId()))
                .element("ppid", ownProcess)
                .element("tool", TOOL);
        xml.start("args");
        xml.start("vargv").element("exe", "comleak").end();
        xml.start("argv").element("exe", target.program());
        String arguments = CommandLineTail.of(target.commandLine());
        if (!arguments.isEmpty()) {
            xml.element("arg", arguments);
        }
        xml.end().end();
    }

    /** The time as valgrind has it: days, hours, minutes, seconds since the start. */
    private static void state(String name, Duration since, XmlWriter xml) throws IOException {
        String time = String.format(
                "%02d:%02d:%02d:%02d.%03d",
                since.toDays(),
                since.toHoursPart(),
                since.toMinutesPart(),
                since.toSecondsPart(),
                since.toMillisPart());
        xml.start("status").element("state", name).element("time", time).end();
    }

    private static void suppressions(List<Suppressed> suppressed, XmlWriter xml) throws IOException {
        xml.start("suppcounts");
        for (Suppressed by : suppressed) {
            xml.start("pair")
                    .element("count", by.totals().groups() + by.wrongFrees())
                    .element("name", Printable.of(by.name()))
                    .end();
        }
        xml.end();
    }
}
