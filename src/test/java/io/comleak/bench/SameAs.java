// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/** Takes nothing but what a text says already. */
final class SameAs extends Writer {
    private final Reader text;
    private long at;

    SameAs(Reader text) {
        this.text = text;
    }

    @Override
    public void write(char[] buffer, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++, at++) {
            if (text.read() != buffer[i]) {
                throw new IOException("the text differs from character " + at + " on");
            }
        }
    }

    @Override
    public void flush() {
        // Nothing is kept.
    }

    @Override
    public void close() throws IOException {
        try (text) {
            if (text.read() >= 0) {
                throw new IOException("the text ends with character " + at);
            }
        }
    }
}
