// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What a stripped image says of the file that its debug information went to.
 *
 * @param name of that file, without a folder
 * @param checksum CRC32 of all its bytes
 */
record DebugLink(String name, long checksum) {
    private static final int MAX_SECTION_BYTES = 1 << 16;

    static Optional<DebugLink> of(PeFile image) throws IOException {
        Section section = image.section(".gnu_debuglink");
        if (section.isEmpty() || section.size() > MAX_SECTION_BYTES) {
            return Optional.empty();
        }
        Cursor cursor = section.cursor();
        String name = cursor.text();
        cursor.seek((cursor.position() + 3) / 4 * 4);
        boolean plain =
                !name.isEmpty() && name.chars().noneMatch(letter -> "/\\:".indexOf(letter) >= 0 || letter < ' ');
        return plain ? Optional.of(new DebugLink(name, cursor.u32())) : Optional.empty();
    }

    /** Where it may be: beside the image, in {@code .debug} there, and in other folders. */
    Set<Path> places(Path image, List<Path> folders) {
        List<Path> all = new ArrayList<>();
        Path beside = image.toAbsolutePath().getParent();
        if (beside != null) {
            all.add(beside);
            all.add(beside.resolve(".debug"));
        }
        all.addAll(folders);
        Set<Path> places = new LinkedHashSet<>();
        all.forEach(folder -> places.add(folder.resolve(name)));
        return places;
    }

    /** Whether a file has the checksum, and so is of the same build. */
    boolean fits(Section file, Budget budget) throws IOException {
        CRC32 sum = new CRC32();
        for (long at = 0; at < file.size(); at += Section.PAGE_BYTES) {
            budget.spend();
            sum.update(file.page(at / Section.PAGE_BYTES));
        }
        return sum.getValue() == checksum;
    }
}
