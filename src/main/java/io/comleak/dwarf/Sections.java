// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;

/**
 * The sections that names and lines are in; those that a file lacks are empty.
 *
 * @param info {@code .debug_info}
 * @param abbreviations {@code .debug_abbrev}
 * @param lines {@code .debug_line}
 * @param texts {@code .debug_str}
 * @param lineTexts {@code .debug_line_str}
 * @param textOffsets {@code .debug_str_offsets}
 * @param addresses {@code .debug_addr}
 * @param ranges {@code .debug_ranges}, up to version 4
 * @param rangeLists {@code .debug_rnglists}
 */
record Sections(
        Section info,
        Section abbreviations,
        Section lines,
        Section texts,
        Section lineTexts,
        Section textOffsets,
        Section addresses,
        Section ranges,
        Section rangeLists) {

    static boolean areIn(PeFile file) {
        return !file.section(".debug_info").isEmpty()
                || !file.section(".zdebug_info").isEmpty();
    }

    static Sections of(PeFile file, Inflation inflation) throws IOException {
        return new Sections(
                section(file, inflation, "info"),
                section(file, inflation, "abbrev"),
                section(file, inflation, "line"),
                section(file, inflation, "str"),
                section(file, inflation, "line_str"),
                section(file, inflation, "str_offsets"),
                section(file, inflation, "addr"),
                section(file, inflation, "ranges"),
                section(file, inflation, "rnglists"));
    }

    private static Section section(PeFile file, Inflation inflation, String name) throws IOException {
        Section plain = file.section(".debug_" + name);
        return plain.isEmpty() ? inflation.inflate(file.section(".zdebug_" + name)) : plain;
    }
}
