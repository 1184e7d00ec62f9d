// SPDX-License-Identifier: Apache-2.0
/** What was found as suppressions, ready to be pasted into a file of them. */
@NullMarked
package io.comleak.report.suppress;

import org.jspecify.annotations.NullMarked;
