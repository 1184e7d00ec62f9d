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

    /** Fewer characters would make text of any two bytes. */
    private static final int LEAST = 2;

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
        String text = decode(block.bytes(), 0, end);
        return (ended || cut) && text.length() >= LEAST && isPlausible(text)
                ? Optional.of(new Decoding("UTF-16 text", text, true, cut, guess))
                : Optional.empty();
    }

    static String decode(ByteBuffer bytes, int from, int to) {
        byte[] text = new byte[Math.max(0, (to - from) & ~1)];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_16LE);
    }

    /** Whether it looks as if somebody had written it: letters mostly of one script, no controls but white space. */
    static boolean isPlausible(String text) {
        return text.codePoints().allMatch(Plausible::character)
                && text.codePoints().filter(Plausible::common).count() * 2 >= text.codePointCount(0, text.length());
    }
}
