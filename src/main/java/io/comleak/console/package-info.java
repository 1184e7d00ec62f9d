// SPDX-License-Identifier: Apache-2.0
/** Standard output and standard error as places for text: a console, a pipe or a file. */
@NullMarked
package io.comleak.console;

import org.jspecify.annotations.NullMarked;
