// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.model.PdbIdentity;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program database, as far as telling which build it belongs to. Its streams lie in blocks, which a directory lists. */
final class PdbFile implements AutoCloseable {
    private static final byte[] MAGIC =
            "Microsoft C/C++ MSF 7.00\r\n\u001aDS\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int INFO_STREAM = 1;
    private static final int DBI_STREAM = 3;
    private static final int MOST_DIRECTORY_BYTES = 64 << 20;

    private final RandomAccessFile file;
    private final int blockBytes;
    private final ByteBuffer directory;

    private PdbFile(RandomAccessFile file) throws IOException {
        this.file = file;
        ByteBuffer head = read(0, 56);
        for (int i = 0; i < MAGIC.length; i++) {
            require(head.get(i) == MAGIC[i]);
        }
        blockBytes = head.getInt(32);
        int directoryBytes = head.getInt(44);
        require(blockBytes >= 512 && blockBytes <= 1 << 16);
        require(directoryBytes >= 0 && directoryBytes <= MOST_DIRECTORY_BYTES);
        int blocks = (directoryBytes + blockBytes - 1) / blockBytes;
        ByteBuffer list = read((long) head.getInt(52) * blockBytes, 4 * blocks);
        directory = ByteBuffer.allocate(blocks * blockBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < blocks; i++) {
            directory.put(read((long) list.getInt(4 * i) * blockBytes, blockBytes));
        }
    }

    /** What an image has to name to be of the same build. */
    static PdbIdentity identityOf(Path path) throws IOException {
        try (PdbFile pdb = new PdbFile(new RandomAccessFile(path.toFile(), "r"))) {
            ByteBuffer info = pdb.startOf(INFO_STREAM);
            // The age in the first stream counts what was added since; images have that of the other one.
            int age = pdb.startOf(DBI_STREAM).getInt(8);
            return new PdbIdentity(DebugDirectory.guid(info.position(12)), age);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
    }

    /** The first 28 bytes of a stream. */
    private ByteBuffer startOf(int stream) throws IOException {
        int streams = directory.getInt(0);
        int at = 4 + 4 * streams;
        for (int i = 0; i < stream; i++) {
            int bytes = directory.getInt(4 + 4 * i);
            at += bytes == -1 ? 0 : 4 * ((bytes + blockBytes - 1) / blockBytes);
        }
        require(streams > stream && directory.getInt(4 + 4 * stream) >= 28);
        return read((long) directory.getInt(at) * blockBytes, 28);
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        require(at >= 0 && at + bytes <= file.length());
        byte[] part = new byte[bytes];
        file.seek(at);
        file.readFully(part);
        return ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("it is no PDB, or damaged");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
