// SPDX-License-Identifier: Apache-2.0
/** The command line: words in, one run or one error out. */
@NullMarked
package io.comleak.cli;

import org.jspecify.annotations.NullMarked;
