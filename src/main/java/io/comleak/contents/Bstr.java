// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;

/**
 * A BSTR: its length in bytes, and behind it the text with a terminating zero. The block begins with the length, or with four
 * bytes of padding before it where pointers have eight bytes.
 */
final class Bstr implements Shape {
    private static final int LENGTH = 4;
    private static final int TERMINATOR = 2;

    /** A structure of small numbers may well hold a 2 and a letter. */
    private static final int LEAST_GUESSED = 2;

    /** oleaut32 rounds the size of a block up to 16. */
    private static final int MOST_SLACK = 16;

    @Override
    public boolean isMadeBy(String api) {
        return api.startsWith("SysAllocString") || api.startsWith("SysReAllocString");
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        for (int lengthAt : block.pointerBytes() == Long.BYTES ? new int[] {4, 0} : new int[] {0}) {
            if (block.has(lengthAt, LENGTH) && fits(block, lengthAt)) {
                Optional<Decoding> decoding = text(block, lengthAt + LENGTH, block.unsignedInt(lengthAt), guess);
                if (decoding.isPresent()) {
                    return decoding;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(BlockBytes block, int lengthAt) {
        long slack = block.size() - (lengthAt + LENGTH + block.unsignedInt(lengthAt) + TERMINATOR);
        return slack >= 0 && slack < MOST_SLACK;
    }

    private static Optional<Decoding> text(BlockBytes block, int at, long length, boolean guess) {
        int end = (int) Math.min(block.read(), at + length);
        boolean cut = end < at + length;
        if (!cut && block.has(end, TERMINATOR) && block.unsignedShort(end) != 0) {
            return Optional.empty();
        }
        Decoding decoding = length % 2 == 0
                ? new Decoding("BSTR", WideText.decode(block.bytes(), at, end, cut), true, cut, guess)
                : new Decoding("BSTR of " + length + " bytes", "", false, cut, guess);
        return !guess || isLikely(decoding.value()) ? Optional.of(decoding) : Optional.empty();
    }

    /** An empty string is nothing but zeroes, as much else is. */
    private static boolean isLikely(String text) {
        return text.length() >= LEAST_GUESSED && Writing.isLikely(text);
    }
}
