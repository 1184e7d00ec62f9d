// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import org.jspecify.annotations.Nullable;

/**
 * Leaks that are shown and do not fail.
 *
 * @param leaks at most that many groups
 * @param bytes of at most that many bytes in all
 */
public record Tolerance(long leaks, long bytes) {
    /** Every leak fails. */
    public static final Tolerance NONE = new Tolerance(0, Long.MAX_VALUE);

    /** Null where a limit was not set; none at all is no tolerance. */
    public static Tolerance of(@Nullable Long leaks, @Nullable Long bytes) {
        return leaks == null && bytes == null
                ? NONE
                : new Tolerance(leaks == null ? Long.MAX_VALUE : leaks, bytes == null ? Long.MAX_VALUE : bytes);
    }

    boolean covers(LeakTotals totals) {
        return totals.groups() <= leaks && totals.bytes() <= bytes;
    }
}
