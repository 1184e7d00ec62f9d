// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.report.Reporter;
import java.io.IOException;
import java.io.Writer;

/** Writes a leak check for the developer who has a red build: the findings first, then one summary. */
public final class TextReporter implements Reporter {
    private final TextOptions options;
    private final Policies policies;
    private final Symbols symbols;

    /** Findings that the policies ignore are not shown; symbols name the frames. */
    public TextReporter(TextOptions options, Policies policies, Symbols symbols) {
        this.options = options;
        this.policies = policies;
        this.symbols = symbols;
    }

    @Override
    public void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException {
        if (!silent(check, status)) {
            new TextReport(options, policies, symbols, check, out).write(status);
        }
    }

    @Override
    public void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException {
        if (!silent(check, status)) {
            new TextReport(options, policies, symbols, check, out).write(status);
        }
    }

    private boolean silent(LeakCheck check, ExitStatus status) {
        return options.quiet() && !policies.showsAnyOf(status.baseline().withoutKnown(check));
    }
}
