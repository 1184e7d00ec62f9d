// SPDX-License-Identifier: Apache-2.0
/** The report for programs, whose form json.md tells. */
@NullMarked
package io.comleak.report.json;

import org.jspecify.annotations.NullMarked;
