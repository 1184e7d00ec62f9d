// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A place in a section, from which little-endian values are read one after the other. */
public final class Cursor {
    private static final byte[] NO_PAGE = {};
    /** More is cut off: no name and no path is longer. */
    private static final int MAX_TEXT_BYTES = 1 << 16;

    private static final int MAX_LEB_BYTES = 16;

    private final Section section;
    private final long end;
    private long position;
    private byte[] page = NO_PAGE;
    private long pageStart;

    Cursor(Section section, long position, long end) {
        this.section = section;
        this.position = position;
        this.end = end;
    }

    long position() {
        return position;
    }

    long remaining() {
        return end - position;
    }

    void seek(long offset) throws MalformedDwarfException {
        if (offset < 0 || offset > end) {
            throw new MalformedDwarfException("an offset lies outside its unit");
        }
        position = offset;
    }

    void skip(long bytes) throws MalformedDwarfException {
        if (bytes < 0 || bytes > end - position) {
            throw ended();
        }
        position += bytes;
    }

    int u8() throws IOException {
        if (position >= end) {
            throw ended();
        }
        long inPage = position - pageStart;
        if (inPage < 0 || inPage >= page.length) {
            long number = position / Section.PAGE_BYTES;
            page = section.page(number);
            pageStart = number * Section.PAGE_BYTES;
            inPage = position - pageStart;
        }
        position++;
        return page[(int) inPage] & 0xff;
    }

    int u16() throws IOException {
        return u8() | u8() << 8;
    }

    long u32() throws IOException {
        return u16() | (long) u16() << 16;
    }

    long u64() throws IOException {
        return u32() | u32() << 32;
    }

    /** An unsigned number of 0 to 8 bytes. */
    public long unsigned(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) u8() << (8 * i);
        }
        return value;
    }

    /** ULEB128; bits beyond the 64th are dropped. */
    long unsignedLeb() throws IOException {
        int first = u8();
        return first < 0x80 ? first : leb(first, false);
    }

    long signedLeb() throws IOException {
        return leb(u8(), true);
    }

    private long leb(int first, boolean signed) throws IOException {
        int next = first;
        long value = next & 0x7f;
        int shift = 7;
        for (; next >= 0x80; shift += 7) {
            if (shift > 7 * MAX_LEB_BYTES) {
                throw new MalformedDwarfException("a number does not end");
            }
            next = u8();
            value |= shift < Long.SIZE ? (long) (next & 0x7f) << shift : 0;
        }
        boolean negative = signed && (next & 0x40) != 0 && shift < Long.SIZE;
        return negative ? value | -1L << shift : value;
    }

    /** UTF-8 up to a zero, which is read too. */
    public String text() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = u8(); next != 0; next = u8()) {
            if (bytes.size() < MAX_TEXT_BYTES) {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    void skipText() throws IOException {
        while (u8() != 0) {
            // Only its end counts.
        }
    }

    private static MalformedDwarfException ended() {
        return new MalformedDwarfException("data ends where there should be more");
    }
}
