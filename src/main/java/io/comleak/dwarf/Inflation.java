// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Compressed sections, as Go's linker writes them. They are unpacked into files, which are gone once they are closed. */
final class Inflation implements Closeable {
    private static final byte[] MAGIC = {'Z', 'L', 'I', 'B'};
    private static final long MAX_BYTES = 1L << 30;
    /** zlib cannot do better than about 1,030 to 1. */
    private static final long MAX_RATIO = 1040;

    private final Budget budget;
    private final List<FileChannel> files = new ArrayList<>();

    Inflation(Budget budget) {
        this.budget = budget;
    }

    Section inflate(Section packed) throws IOException {
        if (packed.isEmpty()) {
            return packed;
        }
        Cursor cursor = packed.cursor();
        for (byte letter : MAGIC) {
            check(cursor.u8() == letter);
        }
        long size = Long.reverseBytes(cursor.u64());
        check(size >= 0 && size <= Math.min(MAX_BYTES, packed.size() * MAX_RATIO));
        FileChannel file = create();
        copy(cursor, file, size);
        return new Section(file, 0, size);
    }

    private FileChannel create() throws IOException {
        Path path = Files.createTempFile("comleak-dwarf", ".tmp");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        files.add(file);
        return file;
    }

    private void copy(Cursor packed, FileChannel file, long size) throws IOException {
        Inflater inflater = new Inflater();
        try {
            byte[] in = new byte[Section.PAGE_BYTES];
            byte[] out = new byte[Section.PAGE_BYTES];
            for (long done = 0; done < size; ) {
                int unpacked = inflater.inflate(out, 0, (int) Math.min(out.length, size - done));
                check(unpacked > 0 || (inflater.needsInput() && !inflater.finished()));
                write(file, ByteBuffer.wrap(out, 0, unpacked));
                done += unpacked;
                feed(inflater, packed, in);
            }
        } catch (DataFormatException e) {
            throw new MalformedDwarfException("a compressed section is damaged");
        } finally {
            inflater.end();
        }
    }

    private void feed(Inflater inflater, Cursor packed, byte[] in) throws IOException {
        budget.spend();
        if (!inflater.needsInput()) {
            return;
        }
        int count = (int) Math.min(in.length, packed.remaining());
        check(count > 0 || inflater.finished());
        for (int i = 0; i < count; i++) {
            in[i] = (byte) packed.u8();
        }
        inflater.setInput(in, 0, count);
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void check(boolean holds) throws MalformedDwarfException {
        if (!holds) {
            throw new MalformedDwarfException("a compressed section is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel file : files) {
            file.close();
        }
    }
}
