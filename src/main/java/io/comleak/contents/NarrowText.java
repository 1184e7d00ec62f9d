// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** ASCII or UTF-8 text that ends with a zero. Text of an ANSI code page is not told from other bytes. */
final class NarrowText implements Shape {
    private static final int LEAST = 4;

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
        return end >= LEAST && (end < block.read() || cut) ? text(block.bytes(), end, cut, guess) : Optional.empty();
    }

    private static Optional<Decoding> text(ByteBuffer bytes, int end, boolean cut, boolean guess) {
        // Where it is cut, that may be inside a character.
        for (int last = end; last > end - (cut ? Integer.BYTES : 1); last--) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.slice(0, last))
                        .toString();
                return WideText.isPlausible(text)
                        ? Optional.of(new Decoding("text", text, true, cut, guess))
                        : Optional.empty();
            } catch (CharacterCodingException e) {
                // One byte less, then.
            }
        }
        return Optional.empty();
    }
}
