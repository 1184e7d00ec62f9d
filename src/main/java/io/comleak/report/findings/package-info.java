// SPDX-License-Identifier: Apache-2.0
/** What the formats for build servers list: each finding with its rule and how bad it is. Words come from {@code text}. */
@NullMarked
package io.comleak.report.findings;

import org.jspecify.annotations.NullMarked;
