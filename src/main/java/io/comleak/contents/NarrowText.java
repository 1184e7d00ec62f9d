// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** ASCII or UTF-8 text that ends with a zero. Text of an ANSI code page is not told from other bytes. */
final class NarrowText implements Shape {
    @Override
    public boolean isMadeBy(String api) {
        return "SHStrDupA".equals(api);
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        int end = 0;
        while (end < block.read() && block.bytes().get(end) != 0) {
            end++;
        }
        boolean cut = end == block.read() && block.size() > block.read();
        return end >= (guess ? least(block, end) : 1) && (end < block.read() || cut)
                ? text(block.bytes(), end, cut, guess)
                : Optional.empty();
    }

    /** How many bytes it takes to be text: more than an address, or two, have before a zero. */
    private static int least(BlockBytes block, int end) {
        return switch (Tail.of(block, end + 1)) {
            case NONE -> 4;
            case ZEROES -> 6;
            case OTHER -> 10;
        };
    }

    private static Optional<Decoding> text(ByteBuffer bytes, int end, boolean cut, boolean guess) {
        // Where it is cut, that may be inside a character.
        for (int last = end; last > end - (cut ? Integer.BYTES : 1); last--) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.slice(0, last))
                        .toString();
                return !guess || Writing.isLikely(text)
                        ? Optional.of(new Decoding("text", text, true, cut, guess))
                        : Optional.empty();
            } catch (CharacterCodingException e) {
                // One byte less, then.
            }
        }
        return Optional.empty();
    }
}
