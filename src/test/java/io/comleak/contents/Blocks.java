// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Blocks with given bytes, and what the decoder says of them. */
final class Blocks {
    static final long ADDRESS = 0x1f2a4c80;

    /** As many as are read of each. */
    static final int READ = 64;

    private Blocks() {}

    static Optional<Decoding> guess(Machine machine, byte... bytes) {
        return decode(machine, "", bytes.length, bytes);
    }

    static Optional<Decoding> decode(Machine machine, String api, long size, byte... bytes) {
        byte[] read = Arrays.copyOf(bytes, (int) Math.min(size, READ));
        Block block = new Block(1, ADDRESS, size, 7, ApartmentKind.STA, StackTrace.NONE, 0, false, Contents.read(read));
        return new ContentsDecoder(machine, Symbols.NONE).decode(block, api);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
