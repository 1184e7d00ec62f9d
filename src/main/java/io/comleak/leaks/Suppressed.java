// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/**
 * What a suppression kept out of a report.
 *
 * @param name of the suppression
 * @param reason why what it matches is not to be reported; may be empty
 * @param evidence where that was seen; may be empty
 * @param source the file that it stands in, or {@code built-in}
 * @param totals of the leak groups that it matched
 * @param wrongFrees how often the wrong frees that it matched happened
 */
public record Suppressed(
        String name, String reason, String evidence, String source, LeakTotals totals, long wrongFrees) {}
