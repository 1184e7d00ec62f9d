// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.annotations;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.Amounts;
import io.comleak.report.ContentsShown;
import io.comleak.report.Reporter;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Findings;
import io.comleak.report.findings.Found;
import io.comleak.report.findings.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes findings as annotations of GitHub Actions, for the log of a step. Where nothing was found it writes nothing. */
public final class AnnotationsReporter implements Reporter {
    /** GitHub shows of each kind so many of a step, and drops the others in silence. */
    private static final int MOST = 10;

    private final Symbols symbols;
    private final Policies policies;
    private final ContentsShown contents;
    private final Workspace workspace;

    /**
     * Contents says how much of what is in the blocks is written, which may be secrets: a log may be read by all the world. The
     * workspace is the folder that the repository was checked out into.
     */
    public AnnotationsReporter(Symbols symbols, Policies policies, ContentsShown contents, @Nullable String workspace) {
        this.symbols = symbols;
        this.policies = policies;
        this.contents = contents;
        this.workspace = new Workspace(workspace);
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
        FindingText text = new FindingText(check, policies, symbols, contents);
        List<Found> findings = Findings.of(check, status, policies);
        for (Severity severity : Severity.values()) {
            List<Found> alike = findings.stream()
                    .filter(found -> found.severity() == severity)
                    .toList();
            write(alike, severity, text, out);
        }
        out.flush();
    }

    private void write(List<Found> findings, Severity severity, FindingText text, Writer out) throws IOException {
        int shown = findings.size() <= MOST ? findings.size() : MOST - 1;
        for (Found found : findings.subList(0, shown)) {
            line(annotation(found, text), out);
        }
        if (shown < findings.size()) {
            line(
                    new WorkflowCommand(name(severity))
                            .property("title", "comleak")
                            .with("… and " + Amounts.count(findings.size() - shown, "more finding")
                                    + ", in comleak's report."),
                    out);
        }
    }

    private String annotation(Found found, FindingText text) {
        WorkflowCommand command = new WorkflowCommand(name(found.severity()));
        Optional<Symbol> source = text.source(found);
        if (source.isPresent() && source.get().file() != null) {
            command.property("file", workspace.relative(source.get().file()))
                    .property("line", Integer.toString(source.get().line()));
        }
        return command.property("title", "comleak: " + found.rule().title()).with(text.whole(found));
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static void line(String text, Writer out) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
