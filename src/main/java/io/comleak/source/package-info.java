// SPDX-License-Identifier: Apache-2.0
/**
 * Lines of source files, for those who look at a report. Which file is asked for comes out of debug information, which may be
 * anybody's: nothing but regular files of this machine, or below the folders that the user named, is opened.
 */
@NullMarked
package io.comleak.source;

import org.jspecify.annotations.NullMarked;
