// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/**
 * A row of a line table.
 *
 * @param file number of the file
 * @param line in it; 0 for code that is of no line
 */
record LineRow(long file, int line) {
    /** A number as read, which may be any. */
    static int line(long number) {
        return number > 0 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }
}
