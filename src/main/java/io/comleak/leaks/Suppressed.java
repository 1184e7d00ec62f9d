// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.suppress.Suppression;

/**
 * What a rule kept out of a report.
 *
 * @param by the rule
 * @param totals of the groups that it matched
 */
public record Suppressed(Suppression by, LeakTotals totals) {}
