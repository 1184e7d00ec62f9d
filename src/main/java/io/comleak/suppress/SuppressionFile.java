// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of suppressions, in UTF-8, with a byte order mark or without. */
public final class SuppressionFile {
    private static final int MOST_BYTES = 16 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private SuppressionFile() {}

    /** The suppressions of a file, in their order. */
    public static List<Suppression> read(Path file, SuppressionSource source)
            throws IOException, SuppressionSyntaxException {
        return SuppressionParser.parse(source, text(bytes(file), source));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than 16 MiB");
            }
            return bytes;
        }
    }

    private static String text(byte[] bytes, SuppressionSource source) throws SuppressionSyntaxException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean malformed = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (malformed) {
            throw notUtf8(text, source);
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static SuppressionSyntaxException notUtf8(String before, SuppressionSource source) {
        List<String> lines = (before + "x").lines().toList();
        int last = lines.size() - 1;
        return new SuppressionSyntaxException(
                source, lines.size(), lines.get(last).length(), "the file is not in UTF-8 from here on");
    }
}
