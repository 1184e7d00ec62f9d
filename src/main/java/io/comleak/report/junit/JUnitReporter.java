// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.junit;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Reporter;
import io.comleak.report.XmlWriter;
import java.io.IOException;
import java.io.Writer;

/** Writes a leak check as a suite of tests: what fails the build is a failure, what is only shown a skipped test. */
public final class JUnitReporter implements Reporter {
    private final Symbols symbols;
    private final Policies policies;
    private final String version;
    private final ContentsShown contents;

    /** The version is comleak's; contents says how much of what is in the blocks is written, which may be secrets. */
    public JUnitReporter(Symbols symbols, Policies policies, String version, ContentsShown contents) {
        this.symbols = symbols;
        this.policies = policies;
        this.version = version;
        this.contents = contents;
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
        new JUnitSuite(check, status, policies, symbols, contents).write(version, new XmlWriter(out));
        out.flush();
    }
}
