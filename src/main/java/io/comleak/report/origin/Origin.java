// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How blocks came to be.
 *
 * @param function the function that own code called for them, without its module, such as {@code SysAllocString}; null if
 *     it has no name that is certain
 * @param within a function known to make blocks that the one called by own code used in turn, where that one is not known
 *     itself; else null
 * @param module of the function that own code called, without its extension; null if there is none
 * @param freeWith what the documentation says such a block is freed with; null where it is not known
 */
public record Origin(
        @Nullable String function,
        @Nullable String within,
        @Nullable String module,
        @Nullable String freeWith) {
    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin(null, null, null, null);

    /** The function that own code called. */
    public Optional<String> api() {
        return Optional.ofNullable(function);
    }

    /** What such a block is freed with. */
    public Optional<String> freeing() {
        return Optional.ofNullable(freeWith);
    }
}
