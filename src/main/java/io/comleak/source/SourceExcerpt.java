// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import java.util.List;

/**
 * Some lines of a source file.
 *
 * @param first number of the first one, from 1
 * @param lines as they are in the file, but for tabs, which are blanks, and for the ends of long ones
 * @param line number of the one that it is about
 * @param newer whether the file was written after the module was linked, for certain
 */
public record SourceExcerpt(int first, List<String> lines, int line, boolean newer) {
    public SourceExcerpt {
        lines = List.copyOf(lines);
    }
}
