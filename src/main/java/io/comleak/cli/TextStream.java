// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * A stream of this process's for text.
 *
 * @param writer which flushes with each line
 * @param colours makes it show colours; false if it cannot
 * @param width characters in a line of the console that it is; 0 if it is none
 */
record TextStream(PrintWriter writer, BooleanSupplier colours, IntSupplier width) {}
