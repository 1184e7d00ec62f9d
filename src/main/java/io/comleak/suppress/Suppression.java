// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps findings out of a report, which counts them instead.
 *
 * @param name what a report calls it
 * @param reason why what it matches is not to be reported; may be empty
 * @param evidence where that was seen, and on which Windows; may be empty
 * @param source where it stands
 * @param lastDay on which it applies, or null if it does not expire
 * @param criteria what it matches by
 */
public record Suppression(
        String name,
        String reason,
        String evidence,
        SuppressionSource source,
        @Nullable LocalDate lastDay,
        Criteria criteria) {
    /** Whether its last day is over. */
    public boolean expired(LocalDate today) {
        return lastDay != null && today.isAfter(lastDay);
    }
}
