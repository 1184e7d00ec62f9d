// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.Reporter;
import io.comleak.source.SourceLines;
import java.io.IOException;
import java.io.Writer;

/** Writes a leak check as a page to look at. It shows what the text report shows, and all of it. */
public final class HtmlReporter implements Reporter {
    private final Symbols symbols;
    private final Policies policies;
    private final String version;
    private final ContentsShown contents;
    private final SourceLines sources;

    /** The version is comleak's; contents says how much is written of what is in the blocks. */
    public HtmlReporter(Symbols symbols, Policies policies, String version, ContentsShown contents) {
        this(symbols, policies, version, contents, SourceLines.NONE);
    }

    private HtmlReporter(
            Symbols symbols, Policies policies, String version, ContentsShown contents, SourceLines sources) {
        this.symbols = symbols;
        this.policies = policies;
        this.version = version;
        this.contents = contents;
        this.sources = sources;
    }

    /** The same with source lines below the frames of the user's own. */
    public HtmlReporter with(SourceLines lines) {
        return new HtmlReporter(symbols, policies, version, contents, lines);
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
        VerdictData verdict = VerdictData.of(check, policies, symbols, status);
        String title =
                verdict.title() + " in " + Printable.of(check.run().target().name());
        PageData data = new PageData(check, status, policies, symbols, contents, version, verdict, sources);
        new PageTemplate().write(title, verdict.sentence(), data::write, out);
        out.flush();
    }
}
