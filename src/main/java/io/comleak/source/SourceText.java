// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a source file: UTF-16 where its first two bytes say so, UTF-8 where it is that, else of this machine's code page. */
final class SourceText {
    private SourceText() {}

    static String of(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, codePage());
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static Charset codePage() {
        String name = System.getProperty("native.encoding", "");
        try {
            Charset own = name.isEmpty() ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
            return own.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : own;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
