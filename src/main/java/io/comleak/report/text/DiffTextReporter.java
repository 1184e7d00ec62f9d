// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Policies;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import java.io.IOException;
import java.io.Writer;

/** Writes what changed for the developer who has a red build: the answer first, then what is new, then the rest in lines. */
public final class DiffTextReporter {
    private final TextOptions options;
    private final Policies policies;

    /** Findings that the policies ignore are not shown. */
    public DiffTextReporter(TextOptions options, Policies policies) {
        this.options = options;
        this.policies = policies;
    }

    /** The writer is flushed, not closed. */
    public void report(LeakDiff diff, DiffStatus status, Writer out) throws IOException {
        DiffText text = new DiffText(options, policies, diff, out);
        if (!options.quiet() || text.somethingIsWorse() || status.code() != 0) {
            text.write(status);
        }
    }
}
