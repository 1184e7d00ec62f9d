// SPDX-License-Identifier: Apache-2.0
/** Annotations of GitHub Actions: workflow commands that show findings at their lines of source. */
@NullMarked
package io.comleak.report.annotations;

import org.jspecify.annotations.NullMarked;
