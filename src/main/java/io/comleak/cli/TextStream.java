// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/**
 * A stream of this process's for text.
 *
 * @param writer which flushes with each line
 * @param colours makes it show colours; false if it cannot
 */
record TextStream(PrintWriter writer, BooleanSupplier colours) {}
