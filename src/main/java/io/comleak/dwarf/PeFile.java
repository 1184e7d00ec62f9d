// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import io.comleak.model.Module;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An executable, a DLL, or the debug file of one. It may be anything by now, so that all is checked. */
public final class PeFile implements Closeable {
    private static final int MZ = 0x5a4d;
    private static final int PE = 0x4550;
    private static final int PE32_PLUS = 0x20b;
    private static final int SYMBOL_BYTES = 18;
    private static final int OPTIONAL_HEADER = 24;

    /** Windows loads no image that has more sections. */
    private static final int MOST_LOADED = 96;

    private final FileChannel file;
    private final Map<String, Section> sections = new HashMap<>();
    private final List<ImageSection> loaded = new ArrayList<>();
    private final Section bytes;
    private int timestamp;
    private long imageSize;
    private long imageBase;
    private boolean wide;

    private PeFile(FileChannel file) throws IOException {
        this.file = file;
        this.bytes = new Section(file, 0, file.size());
    }

    public static PeFile open(Path path) throws IOException {
        PeFile image = new PeFile(FileChannel.open(path, StandardOpenOption.READ));
        try {
            image.readHeaders();
            return image;
        } catch (IOException e) {
            image.close();
            throw e;
        }
    }

    /** Whether this is the file that was loaded, as far as its header tells. */
    public boolean isImageOf(Module module) {
        return timestamp == module.timestamp() && imageSize == module.size();
    }

    /** Where it would like to be loaded; the addresses of its debug information are those of there. */
    public long imageBase() {
        return imageBase;
    }

    /** Bytes that it takes in memory. */
    public long imageSize() {
        return imageSize;
    }

    /** Whether it is for 64 bits. */
    public boolean isWide() {
        return wide;
    }

    /** The section that an offset from the image's base lies in. */
    public Optional<ImageSection> sectionAt(long offset) {
        return loaded.stream().filter(section -> section.contains(offset)).findFirst();
    }

    /** Whether it has a section of that full name. */
    public boolean hasSection(String name) {
        return sections.containsKey(name);
    }

    /** All of the file. */
    Section bytes() {
        return bytes;
    }

    /** A section by its full name; an empty one if there is none. */
    Section section(String name) {
        return sections.getOrDefault(name, Section.empty());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void readHeaders() throws IOException {
        require(bytes.cursor().u16() == MZ);
        long start = bytes.at(0x3c).u32();
        Cursor header = bytes.at(start);
        require(header.u32() == PE);
        header.skip(2);
        int count = header.u16();
        timestamp = (int) header.u32();
        long symbols = header.u32();
        long names = symbols == 0 ? 0 : symbols + header.u32() * SYMBOL_BYTES;
        long optional = start + OPTIONAL_HEADER;
        readOptionalHeader(optional);
        readSections(bytes.at(optional + bytes.at(start + 20).u16()), count, names);
    }

    private void readOptionalHeader(long optional) throws IOException {
        wide = bytes.at(optional).u16() == PE32_PLUS;
        imageBase =
                wide ? bytes.at(optional + 24).u64() : bytes.at(optional + 28).u32();
        imageSize = bytes.at(optional + 56).u32();
    }

    private void readSections(Cursor header, int count, long names) throws IOException {
        for (int i = 0; i < count; i++) {
            String name = sectionName(header, names);
            long virtualSize = header.u32();
            long address = header.u32();
            long rawSize = header.u32();
            long offset = header.u32();
            header.skip(12);
            long flags = header.u32();
            long size = virtualSize == 0 ? rawSize : Math.min(virtualSize, rawSize);
            if (offset + size <= bytes.size()) {
                Section section = new Section(file, offset, size);
                sections.putIfAbsent(name, section);
                if (loaded.size() < MOST_LOADED) {
                    loaded.add(new ImageSection(address, flags, section));
                }
            }
        }
    }

    /** Names of more than eight letters lie among those of the symbols; {@code /123} says where. */
    private String sectionName(Cursor header, long names) throws IOException {
        byte[] letters = new byte[8];
        int length = 0;
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) header.u8();
            length = letters[i] == 0 || length < i ? length : i + 1;
        }
        String name = new String(letters, 0, length, StandardCharsets.ISO_8859_1);
        long offset = LongSectionName.offset(name);
        boolean elsewhere = names != 0 && offset >= 0 && names + offset < bytes.size();
        return elsewhere ? bytes.at(names + offset).text() : name;
    }

    private static void require(boolean holds) throws MalformedDwarfException {
        if (!holds) {
            throw new MalformedDwarfException("not a Windows image");
        }
    }
}
