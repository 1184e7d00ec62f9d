// SPDX-License-Identifier: Apache-2.0
/** SARIF 2.1.0, which code scanning reads: a result for each finding, at its line of source where that is known. */
@NullMarked
package io.comleak.report.sarif;

import org.jspecify.annotations.NullMarked;
