// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.Policies;
import io.comleak.leaks.RunBuilder;
import io.comleak.leaks.SuppressionFilter;
import io.comleak.model.Symbols;
import io.comleak.model.TrackedRun;
import io.comleak.report.annotations.AnnotationsReporter;
import io.comleak.report.html.HtmlReporter;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.junit.JUnitReporter;
import io.comleak.report.msvc.MsvcReporter;
import io.comleak.report.sarif.SarifReporter;
import io.comleak.report.suppress.SuppressionReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.report.text.TextReporter;
import io.comleak.report.valgrind.ValgrindReporter;
import io.comleak.suppress.RuntimeCaches;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;

/** A run that is reported, and the options of its report. */
public record Scenario(TrackedRun run, Symbols symbols, TextOptions options, Policies policies) {
    private static final String VERSION = "1.2.3";

    Scenario(TrackedRun run, Symbols symbols) {
        this(run, symbols, TextOptions.DEFAULT, Policies.DEFAULT);
    }

    /** Of a program that ended by itself with 0. */
    public static Scenario of(RunBuilder run) {
        return new Scenario(run.exited(0), run.symbols());
    }

    public Scenario with(TextOptions other) {
        return new Scenario(run, symbols, other, policies);
    }

    public Scenario with(Policies other) {
        return new Scenario(run, symbols, options, other);
    }

    public String text() throws IOException {
        return report(new TextReporter(options, policies, symbols));
    }

    public String json() throws IOException {
        return report(new JsonReporter(symbols, VERSION, ContentsShown.FULL));
    }

    public String junit() throws IOException {
        return report(new JUnitReporter(symbols, policies, VERSION, ContentsShown.NONE));
    }

    public String sarif() throws IOException {
        return report(new SarifReporter(symbols, policies, VERSION, ContentsShown.NONE));
    }

    public String valgrind() throws IOException {
        return report(new ValgrindReporter(symbols, policies, VERSION, ContentsShown.NONE, 77));
    }

    public String annotations() throws IOException {
        return report(new AnnotationsReporter(symbols, policies, ContentsShown.NONE, "D:\\src"));
    }

    public String msvc() throws IOException {
        return report(new MsvcReporter(symbols, policies, ContentsShown.NONE));
    }

    public String suppressions() throws IOException {
        return report(new SuppressionReporter(policies, symbols, true));
    }

    public String html() throws IOException {
        return report(new HtmlReporter(symbols, policies, VERSION, ContentsShown.FULL));
    }

    /** What is reported of it. */
    public LeakCheck check() {
        return new SuppressionFilter(RuntimeCaches.entries(), LocalDate.EPOCH, symbols).filter(LeakJudge.judge(run));
    }

    /** What another reporter says of it. */
    public String report(Reporter reporter) throws IOException {
        LeakCheck check = check();
        StringWriter out = new StringWriter();
        reporter.report(check, ExitStatus.of(check, policies), out);
        return out.toString();
    }
}
