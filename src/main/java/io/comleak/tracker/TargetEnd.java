// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Incompleteness;
import io.comleak.stream.SpyState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the session knows of the target's end, and the stream does not tell.
 *
 * @param endedBy who ended it
 * @param exitCode all 32 bits
 * @param duration from its start to its death
 * @param childProcesses that it started; nothing if they could not be counted
 * @param oleCache whether the OLE allocator's cache was left on
 * @param spy what the section says
 * @param incompleteness further reasons why the result is incomplete, such as a damaged stream
 */
public record TargetEnd(
        EndedBy endedBy,
        int exitCode,
        Duration duration,
        OptionalInt childProcesses,
        boolean oleCache,
        SpyState spy,
        List<Incompleteness> incompleteness) {
    /** Who ended the target. */
    public enum EndedBy {
        /** Not comleak. */
        OTHERS,
        /** comleak, after {@code --timeout}. */
        TIMEOUT,
        /** comleak, at a second Ctrl-C. */
        INTERRUPT
    }

    public TargetEnd {
        incompleteness = List.copyOf(incompleteness);
    }
}
