// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes executables that have headers, an export table and nothing else. */
final class PortableExecutableBuilder {
    static final int HEADER = 0x80;
    static final int SECTION_RVA = 0x3000;
    static final int SECTION_OFFSET = 0x400;
    private static final int SECTION_BYTES = 0x200;

    private final ByteBuffer file =
            ByteBuffer.allocate(SECTION_OFFSET + SECTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    PortableExecutableBuilder(int machine, boolean pe32Plus) {
        int optionalBytes = pe32Plus ? 240 : 224;
        file.putShort(0, (short) 0x5a4d).putInt(0x3c, HEADER).putInt(HEADER, 0x4550);
        file.putShort(HEADER + 4, (short) machine)
                .putShort(HEADER + 6, (short) 1)
                .putShort(HEADER + 20, (short) optionalBytes)
                .putShort(HEADER + 22, (short) 0x0002);
        int optional = HEADER + 24;
        file.putShort(optional, (short) (pe32Plus ? 0x20b : 0x10b));
        file.putInt(optional + (pe32Plus ? 112 : 96), SECTION_RVA).putInt(optional + (pe32Plus ? 116 : 100), 40);
        int section = optional + optionalBytes;
        file.putInt(section + 8, SECTION_BYTES)
                .putInt(section + 12, SECTION_RVA)
                .putInt(section + 16, SECTION_BYTES)
                .putInt(section + 20, SECTION_OFFSET);
    }

    PortableExecutableBuilder dll() {
        file.putShort(HEADER + 22, (short) 0x2002);
        return this;
    }

    /** Functions lie at 0x1000, 0x1010 and so on, in reverse order of their names: names and ordinals differ. */
    PortableExecutableBuilder exports(List<String> names) {
        int functions = 40;
        int namePointers = functions + 4 * names.size();
        int ordinals = namePointers + 4 * names.size();
        int text = ordinals + 2 * names.size();
        putInt(24, names.size());
        putInt(28, SECTION_RVA + functions);
        putInt(32, SECTION_RVA + namePointers);
        putInt(36, SECTION_RVA + ordinals);
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).getBytes(StandardCharsets.US_ASCII);
            putInt(functions + 4 * i, 0x1000 + 0x10 * i);
            putInt(namePointers + 4 * i, SECTION_RVA + text);
            file.putShort(SECTION_OFFSET + ordinals + 2 * i, (short) (names.size() - 1 - i));
            file.put(SECTION_OFFSET + text, name);
            text += name.length + 1;
        }
        return this;
    }

    private void putInt(int offset, int value) {
        file.putInt(SECTION_OFFSET + offset, value);
    }

    byte[] bytes() {
        return file.array();
    }

    Path write(Path path) throws IOException {
        return Files.write(path, bytes());
    }
}
