// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;

/** A GUID, by its version and variant. */
final class Guid implements Shape {
    private static final int BYTES = 16;

    @Override
    public boolean isMadeBy(String api) {
        return false;
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        if (block.size() != BYTES || !block.has(0, BYTES)) {
            return Optional.empty();
        }
        int version = block.unsignedShort(6) >> 12;
        boolean variant = (block.bytes().get(8) & 0xc0) == 0x80;
        return variant && (version == 1 || version == 4)
                ? Optional.of(new Decoding("GUID", text(block), false, false, true))
                : Optional.empty();
    }

    private static String text(BlockBytes block) {
        StringBuilder text = new StringBuilder(String.format(
                "{%08x-%04x-%04x-", block.unsignedInt(0), block.unsignedShort(4), block.unsignedShort(6)));
        for (int at = 8; at < BYTES; at++) {
            text.append(String.format("%02x", block.bytes().get(at))).append(at == 9 ? "-" : "");
        }
        return text.append('}').toString();
    }
}
