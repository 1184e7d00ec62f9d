// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, of which a few pages at a time are in memory. It is not mapped: Windows lets nobody replace or delete a
 * file that is, and a compiler may want to.
 */
public final class Section {
    static final int PAGE_BYTES = 1 << 14;
    private static final int SLOTS = 32;

    private final @Nullable FileChannel file;
    private final long start;
    private final long size;
    private final byte[][] pages = new byte[SLOTS][];
    private final long[] numbers = new long[SLOTS];

    Section(FileChannel file, long start, long size) {
        this.file = file;
        this.start = start;
        this.size = size;
    }

    private Section() {
        file = null;
        start = 0;
        size = 0;
    }

    static Section empty() {
        return new Section();
    }

    public long size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** All of it. */
    Cursor cursor() {
        return new Cursor(this, 0, size);
    }

    /** From an offset to the end. */
    public Cursor at(long offset) throws MalformedDwarfException {
        return within(offset, size);
    }

    /** From an offset up to another. */
    public Cursor within(long offset, long end) throws MalformedDwarfException {
        if (offset < 0 || offset > end || end > size) {
            throw new MalformedDwarfException("an offset lies outside its section");
        }
        return new Cursor(this, offset, end);
    }

    /** The bytes from a multiple of a page's size on; behind the section's end there is no telling what they are. */
    byte[] page(long number) throws IOException {
        int slot = (int) (number % SLOTS);
        byte[] page = pages[slot];
        if (page == null || numbers[slot] != number) {
            // Never into the old one: a cursor may still read from that.
            page = read(number * PAGE_BYTES);
            pages[slot] = page;
            numbers[slot] = number;
        }
        return page;
    }

    private byte[] read(long offset) throws IOException {
        byte[] page = new byte[(int) Math.min(PAGE_BYTES, size - offset)];
        ByteBuffer buffer = ByteBuffer.wrap(page);
        while (file != null && buffer.hasRemaining()) {
            if (file.read(buffer, start + offset + buffer.position()) < 0) {
                throw new MalformedDwarfException("the file ends within a section");
            }
        }
        return page;
    }
}
