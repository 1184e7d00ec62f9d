// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes images that have nothing but headers and sections, with long names where they have to be. */
final class PeBuilder {
    static final int TIMESTAMP = 0x12345678;
    static final int IMAGE_BYTES = 0x20000;
    private static final int HEADERS = 0x40;
    private static final int OPTIONAL_BYTES = 0xf0;

    private final long imageBase;
    private final Map<String, byte[]> sections = new LinkedHashMap<>();

    PeBuilder(long imageBase) {
        this.imageBase = imageBase;
    }

    PeBuilder with(String name, byte[] bytes) {
        sections.put(name, bytes);
        return this;
    }

    PeBuilder with(Map<String, byte[]> all) {
        sections.putAll(all);
        return this;
    }

    /** As Go's linker does it. */
    static byte[] compressed(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("ZLIB".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        byte[] part = new byte[1 << 12];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    byte[] build() {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.writeBytes(new byte[Integer.BYTES]); // how long they are, which nobody asks
        int headers = HEADERS + 24 + OPTIONAL_BYTES + 40 * sections.size();
        byte[] table = new byte[40 * sections.size()];
        ByteBuffer rows = little(table);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        sections.forEach((name, bytes) -> {
            String place = name.length() > 8 ? "/" + names.size() : name;
            rows.put(Arrays.copyOf(place.getBytes(StandardCharsets.US_ASCII), 8));
            rows.putInt(bytes.length).putInt(0x1000).putInt(bytes.length).putInt(headers + data.size());
            rows.position(rows.position() + 16);
            names.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            names.write(0);
            data.writeBytes(bytes);
        });
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.writeBytes(fileHeader(headers + data.size()));
        image.writeBytes(table);
        image.writeBytes(data.toByteArray());
        image.writeBytes(names.toByteArray());
        return image.toByteArray();
    }

    private byte[] fileHeader(int names) {
        byte[] bytes = new byte[HEADERS + 24 + OPTIONAL_BYTES];
        ByteBuffer header = little(bytes);
        header.putShort(0, (short) 0x5a4d).putInt(0x3c, HEADERS);
        header.position(HEADERS);
        header.putInt(0x4550).putShort((short) 0x8664).putShort((short) sections.size());
        header.putInt(TIMESTAMP).putInt(names).putInt(0).putShort((short) OPTIONAL_BYTES);
        int optional = HEADERS + 24;
        header.putShort(optional, (short) 0x20b).putLong(optional + 24, imageBase);
        header.putInt(optional + 56, IMAGE_BYTES);
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
