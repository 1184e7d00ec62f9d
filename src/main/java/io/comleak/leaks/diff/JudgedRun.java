// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.LeakCheck;
import io.comleak.model.Symbols;
import java.util.Locale;

/**
 * A run with the names of its frames.
 *
 * @param source the file that it was read from
 * @param check what was found in it
 * @param symbols names of the frames of all that was found
 */
public record JudgedRun(String source, LeakCheck check, Symbols symbols) {
    /** What tells that two runs are of one program: its file's name, wherever it lies. */
    public String program() {
        return check.run().target().name().toLowerCase(Locale.ROOT);
    }

    public boolean complete() {
        return check instanceof LeakCheck.Complete;
    }
}
