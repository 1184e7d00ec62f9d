// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import java.io.IOException;
import java.io.Writer;

/** Writes a leak check in one form. Whoever writes one has to say what an incomplete result looks like. */
public interface Reporter {
    /** Writes a judged result. The writer is flushed, not closed. */
    void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException;

    /** Writes what was seen, and why it is not all. The writer is flushed, not closed. */
    void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException;

    /** Writes either. */
    default void report(LeakCheck check, ExitStatus status, Writer out) throws IOException {
        if (check instanceof LeakCheck.Incomplete incomplete) {
            incomplete(incomplete, status, out);
        } else {
            complete((LeakCheck.Complete) check, status, out);
        }
    }
}
