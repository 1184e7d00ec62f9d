// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** UTF-16 text that ends with a zero, as OLESTR is. */
final class WideText implements Shape {
    private static final Set<String> MAKERS = Set.of(
            "StringFromCLSID",
            "StringFromIID",
            "ProgIDFromCLSID",
            "SHGetKnownFolderPath",
            "StgGetIFillLockBytesOnFile",
            "SHStrDupW");

    @Override
    public boolean isMadeBy(String api) {
        return MAKERS.contains(api);
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        int end = 0;
        while (block.has(end, 2) && block.unsignedShort(end) != 0) {
            end += 2;
        }
        boolean ended = block.has(end, 2);
        boolean cut = !ended && block.size() > block.read();
        if (!ended && !cut) {
            return Optional.empty();
        }
        String text = decode(block.bytes(), 0, end, cut);
        boolean holds = !guess || isLikely(block, text, end);
        return holds ? Optional.of(new Decoding("UTF-16 text", text, true, cut, guess)) : Optional.empty();
    }

    private static boolean isLikely(BlockBytes block, String text, int end) {
        return Writing.isLikely(text) && text.length() >= least(block, text, end) && !isNarrow(block.bytes(), end);
    }

    /** Narrow text, or memory that is filled with a letter, is Chinese if it is read by twos; its own zero may be half of a unit. */
    private static boolean isNarrow(ByteBuffer bytes, int end) {
        int letters = bytes.get(end - 1) == 0 ? end - 1 : end;
        for (int i = 0; i < letters; i++) {
            if (bytes.get(i) < ' ' || bytes.get(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** How many characters it takes to be text and not a number or two. */
    private static int least(BlockBytes block, String text, int end) {
        boolean chinese = Writing.isChinese(text);
        return switch (Tail.of(block, end + 2)) {
            case NONE -> Writing.isLatin(text) ? 3 : 4;
            case ZEROES -> chinese ? 8 : 4;
            case OTHER -> chinese ? 12 : 8;
        };
    }

    static String decode(ByteBuffer bytes, int from, int to, boolean cut) {
        byte[] text = new byte[Math.max(0, (to - from) & ~1)];
        bytes.get(from, text);
        String decoded = new String(text, StandardCharsets.UTF_16LE);
        // Where it is cut, that may be between the halves of a character; they decode as a replacement.
        boolean half = cut && text.length > 1 && (text[text.length - 1] & 0xfc) == 0xd8;
        return half ? decoded.substring(0, decoded.length() - 1) : decoded;
    }
}
