// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of a file: UTF-8, or UTF-16 with a byte order mark, which PowerShell's {@code >} makes of it. */
final class TextOfFile {
    private static final int MARK_BYTES = 2;
    private static final int BUFFER_BYTES = 1 << 16;

    private TextOfFile() {}

    /** It closes the file. Bytes that are no text make the reader throw {@link java.nio.charset.CharacterCodingException}. */
    static Reader read(InputStream file) throws IOException {
        InputStream bytes = new BufferedInputStream(file, BUFFER_BYTES);
        try {
            return new BufferedReader(new InputStreamReader(
                    bytes,
                    charset(bytes)
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static Charset charset(InputStream bytes) throws IOException {
        bytes.mark(MARK_BYTES);
        byte[] mark = bytes.readNBytes(MARK_BYTES);
        bytes.reset();
        int first = mark.length < MARK_BYTES ? 0 : (mark[0] & 0xff) << 8 | (mark[1] & 0xff);
        return first == 0xfffe || first == 0xfeff ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
