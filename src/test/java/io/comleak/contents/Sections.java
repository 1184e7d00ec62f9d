// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The sections of a DLL that hold code or tables, and no text. */
final class Sections {
    private static final int HEADER = 40;
    private static final int LEAST = 200;

    private Sections() {}

    static List<byte[]> withoutText(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes.getInt(0x3c);
        int headers = start + 24 + bytes.getShort(start + 20);
        List<byte[]> sections = new ArrayList<>();
        for (int i = 0; i < bytes.getShort(start + 6); i++) {
            int at = headers + i * HEADER;
            String name = new String(file, at, 8, StandardCharsets.ISO_8859_1).replace("\0", "");
            int size = Math.min(bytes.getInt(at + 8), bytes.getInt(at + 16));
            int offset = bytes.getInt(at + 20);
            if (name.equals(".text") && size >= LEAST) {
                sections.add(Arrays.copyOfRange(file, offset, offset + size));
            }
        }
        return sections;
    }
}
