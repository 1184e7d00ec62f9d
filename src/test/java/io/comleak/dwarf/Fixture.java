// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import io.comleak.model.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What {@code make.sh} beside the fixtures built of {@code fixture.cpp}. */
final class Fixture {
    static final Path FOLDER = Path.of("src", "test", "resources", "dwarf");
    static final List<String> ALL =
            List.of("gcc2-x86", "gcc3-x64", "gcc4-x86", "gcc5-x64", "gcc5-wide-x64", "clang5-x64");

    /** All of its code lies here. */
    private static final int FIRST = 0x1000;

    private static final int LAST = 0x10e0;

    private static final List<String> SECTIONS = List.of(
            ".debug_info",
            ".debug_abbrev",
            ".debug_line",
            ".debug_str",
            ".debug_line_str",
            ".debug_str_offsets",
            ".debug_addr",
            ".debug_ranges",
            ".debug_rnglists");

    private Fixture() {}

    static Path path(String name) {
        return FOLDER.resolve(name + ".dll");
    }

    static List<Long> offsets() {
        return LongStream.range(FIRST, LAST).boxed().collect(Collectors.toList());
    }

    /** Each an instruction. */
    static Map<Long, Boolean> instructions() {
        return offsets().stream().collect(Collectors.toMap(offset -> offset, offset -> true));
    }

    static long imageBase(String name) throws IOException {
        try (PeFile file = PeFile.open(path(name))) {
            return file.imageBase();
        }
    }

    static Map<String, byte[]> sections(String name) throws IOException {
        Map<String, byte[]> sections = new HashMap<>();
        try (PeFile file = PeFile.open(path(name))) {
            for (String section : SECTIONS) {
                byte[] bytes = bytes(file.section(section));
                if (bytes.length > 0) {
                    sections.put(section, bytes);
                }
            }
        }
        return sections;
    }

    private static byte[] bytes(Section section) throws IOException {
        byte[] bytes = new byte[(int) section.size()];
        Cursor cursor = section.cursor();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) cursor.u8();
        }
        return bytes;
    }

    /** As if it had been loaded. */
    static Module module(Path path) throws IOException {
        try (PeFile file = PeFile.open(path)) {
            int timestamp =
                    (int) file.bytes().at(file.bytes().at(0x3c).u32() + 8).u32();
            return new Module(1, path.toString(), 0x10000, file.imageSize(), timestamp, null);
        }
    }

    /** The line of the source that ends in a comment. */
    static int line(String comment) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("fixture.cpp"));
        for (int i = 0; ; i++) {
            if (lines.get(i).endsWith("// line of " + comment)) {
                return i + 1;
            }
        }
    }
}
