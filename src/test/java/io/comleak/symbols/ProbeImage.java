// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executable or DLL on disk, read by hand: its identity, and where its exports are. */
final class ProbeImage {
    private static final long BASE = 0x7ff6_1234_0000L;
    private static final int CALL = 0xe8;

    private final Path path;
    private final ByteBuffer bytes;
    private final int optionalHeader;
    private final int sections;
    private final Map<String, Integer> exports = new HashMap<>();

    private ProbeImage(Path path) throws IOException {
        this.path = path;
        this.bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        this.optionalHeader = bytes.getInt(0x3c) + 24;
        this.sections = optionalHeader + bytes.getShort(optionalHeader - 4);
        readExports();
    }

    static ProbeImage of(Path path) throws IOException {
        return new ProbeImage(path);
    }

    /** As if it had been loaded, at an address where it never is. */
    Module module(int id) {
        int timestamp = bytes.getInt(optionalHeader - 16);
        int size = bytes.getInt(optionalHeader + 56);
        return new Module(id, windowsPath(path), BASE, size, timestamp, pdb());
    }

    /** The first byte of an exported function. */
    Frame start(Module module, String export) {
        return new Frame(module.base() + export(export), module);
    }

    /** Where the first call of an exported function that follows the start of another returns to. */
    Frame returnAddress(Module module, String caller, String callee) {
        int target = export(callee);
        for (int at = export(caller); ; at++) {
            int end = at + 5;
            if ((bytes.get(fileOffset(at)) & 0xff) == CALL && bytes.getInt(fileOffset(at + 1)) == target - end) {
                return new Frame(module.base() + end, module);
            }
        }
    }

    /** The only export whose name has this in it: each compiler decorates in a way of its own. */
    private int export(String part) {
        List<Integer> found = exports.entrySet().stream()
                .filter(export -> export.getKey().contains(part))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(found).as(part).hasSize(1);
        return found.get(0);
    }

    private @Nullable PdbIdentity pdb() {
        for (int at = 0; at < bytes.limit() - 24; at += 4) {
            if (bytes.getInt(at) == 0x53445352) { // "RSDS"
                return new PdbIdentity(guid(at + 4), bytes.getInt(at + 20));
            }
        }
        return null;
    }

    private UUID guid(int at) {
        long high = (bytes.getInt(at) & 0xffffffffL) << 32
                | (bytes.getShort(at + 4) & 0xffffL) << 16
                | (bytes.getShort(at + 6) & 0xffffL);
        return new UUID(high, Long.reverseBytes(bytes.getLong(at + 8)));
    }

    private void readExports() {
        boolean wide = bytes.getShort(optionalHeader) == 0x20b;
        int directory = fileOffset(bytes.getInt(optionalHeader + (wide ? 112 : 96)));
        int functions = fileOffset(bytes.getInt(directory + 28));
        int names = fileOffset(bytes.getInt(directory + 32));
        int ordinals = fileOffset(bytes.getInt(directory + 36));
        for (int i = 0; i < bytes.getInt(directory + 24); i++) {
            int ordinal = bytes.getShort(ordinals + 2 * i);
            exports.put(text(fileOffset(bytes.getInt(names + 4 * i))), bytes.getInt(functions + 4 * ordinal));
        }
    }

    private String text(int at) {
        StringBuilder text = new StringBuilder();
        for (int i = at; bytes.get(i) != 0; i++) {
            text.append((char) bytes.get(i));
        }
        return text.toString();
    }

    private int fileOffset(int address) {
        for (int header = sections; ; header += 40) {
            int distance = address - bytes.getInt(header + 12);
            if (distance >= 0 && distance < bytes.getInt(header + 16)) {
                return bytes.getInt(header + 20) + distance;
            }
        }
    }

    /** Under Wine, drive Z is the root folder. */
    static String windowsPath(Path path) {
        String full = path.toAbsolutePath().normalize().toString();
        return full.startsWith("/") ? "Z:" + full.replace('/', '\\') : full;
    }
}
