// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The headers of an executable or a DLL, read from its file. Places are given as an image has them when it is loaded:
 * offsets from its base.
 */
public final class PortableExecutable {
    /** Enough of a file for its headers. */
    public static final int HEADER_BYTES = 64 << 10;

    static final int MACHINE_X86 = 0x14c;
    static final int MACHINE_X64 = 0x8664;

    private static final int MZ = 0x5a4d;
    private static final int PE = 0x4550;
    private static final int PE32_PLUS = 0x20b;
    private static final int CHARACTERISTIC_DLL = 0x2000;
    private static final int SUBSYSTEM_WINDOWS_GUI = 2;
    private static final String OUTSIDE = "its tables lead outside the file";
    private static final int SECTION_HEADER_BYTES = 40;

    private final ByteBuffer file;
    private final int header;

    private PortableExecutable(ByteBuffer file) throws MalformedException {
        this.file = file;
        require(file.remaining() >= 64 && shortAt(0) == MZ, "it does not begin with MZ");
        this.header = file.getInt(0x3c);
        require(header >= 0 && header <= file.limit() - 256 && file.getInt(header) == PE, "it has no PE header");
    }

    /** A file is not an executable or DLL, or is damaged. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        public MalformedException(String why) {
            super(why);
        }
    }

    /** Reads the first bytes of a file, as many as are asked for or as it has. */
    public static PortableExecutable read(Path path, int bytes) throws IOException, MalformedException {
        try (InputStream in = Files.newInputStream(path)) {
            return new PortableExecutable(ByteBuffer.wrap(in.readNBytes(bytes)).order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /** IMAGE_FILE_MACHINE_*. */
    public int machine() {
        return shortAt(header + 4);
    }

    boolean isDll() {
        return (shortAt(header + 22) & CHARACTERISTIC_DLL) != 0;
    }

    /** Whether it runs without a console of its own. */
    boolean isWindowed() {
        return subsystem() == SUBSYSTEM_WINDOWS_GUI;
    }

    /** IMAGE_SUBSYSTEM_*. */
    public int subsystem() {
        return shortAt(optionalHeader() + 68);
    }

    /** IMAGE_DLLCHARACTERISTICS_*: what the loader is to do with it. */
    public int loaderFlags() {
        return shortAt(optionalHeader() + 70);
    }

    /** Whether it is for 64 bits. */
    public boolean isWide() {
        return shortAt(optionalHeader()) == PE32_PLUS;
    }

    /** Whether a section goes on behind the end of what was read. */
    public boolean isCutOff() {
        int sections = optionalHeader() + shortAt(header + 20);
        for (int i = 0; i < shortAt(header + 6); i++) {
            int section = sections + i * SECTION_HEADER_BYTES;
            if (section + SECTION_HEADER_BYTES > file.limit()
                    || Integer.toUnsignedLong(file.getInt(section + 20))
                                    + Integer.toUnsignedLong(file.getInt(section + 16))
                            > file.limit()) {
                return true;
            }
        }
        return false;
    }

    /** Where one of the tables lies that IMAGE_DIRECTORY_ENTRY_* number; nothing if it has none. */
    public Optional<Place> directory(int number) {
        int directories = optionalHeader() + (isWide() ? 112 : 96);
        if (number >= file.getInt(directories - 4)) {
            return Optional.empty();
        }
        int offset = file.getInt(directories + 8 * number);
        return offset == 0
                ? Optional.empty()
                : Optional.of(new Place(offset, file.getInt(directories + 8 * number + 4)));
    }

    /**
     * A part of the image.
     *
     * @param offset from its base
     * @param bytes how long it is
     */
    public record Place(int offset, int bytes) {}

    /** The file from a place on: little-endian, and it ends where the file does. */
    public ByteBuffer from(int offset) throws MalformedException {
        int at = offset(offset);
        require(at >= 0 && at <= file.limit(), OUTSIDE);
        return file.slice(at, file.limit() - at).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The text at a place, up to a zero. */
    public String text(int offset) throws MalformedException {
        try {
            return stringAt(offset(offset));
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException(OUTSIDE);
        }
    }

    /** The offset from the base of the loaded image at which an exported function lies. */
    OptionalInt export(String name) throws MalformedException {
        try {
            int directory = offset(file.getInt(optionalHeader() + (isWide() ? 112 : 96)));
            int names = offset(file.getInt(directory + 32));
            int count = file.getInt(directory + 24);
            for (int i = 0; i < count; i++) {
                if (stringAt(offset(file.getInt(names + 4 * i))).equals(name)) {
                    int ordinal = shortAt(offset(file.getInt(directory + 36)) + 2 * i);
                    return OptionalInt.of(file.getInt(offset(file.getInt(directory + 28)) + 4 * ordinal));
                }
            }
            return OptionalInt.empty();
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException(OUTSIDE);
        }
    }

    private int optionalHeader() {
        return header + 24;
    }

    /** Where in the file the byte lies that is to be loaded at an offset from the base. */
    private int offset(int virtual) throws MalformedException {
        int sections = optionalHeader() + shortAt(header + 20);
        int count = shortAt(header + 6);
        for (int i = 0; i < count; i++) {
            int section = sections + i * SECTION_HEADER_BYTES;
            int within = virtual - file.getInt(section + 12);
            if (within >= 0 && within < file.getInt(section + 16)) {
                return file.getInt(section + 20) + within;
            }
        }
        throw new MalformedException(OUTSIDE);
    }

    private int shortAt(int offset) {
        return Short.toUnsignedInt(file.getShort(offset));
    }

    private String stringAt(int offset) {
        int length = 0;
        while (file.get(offset + length) != 0) {
            length++;
        }
        byte[] text = new byte[length];
        file.get(offset, text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void require(boolean holds, String otherwise) throws MalformedException {
        if (!holds) {
            throw new MalformedException(otherwise);
        }
    }
}
