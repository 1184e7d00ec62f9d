// SPDX-License-Identifier: Apache-2.0
/** The report for people: findings first, then one summary; and the provisional one of a target that runs on. */
@NullMarked
package io.comleak.report.text;

import org.jspecify.annotations.NullMarked;
