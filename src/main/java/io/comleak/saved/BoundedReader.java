// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Refuses a text that goes on for too long without anything to be seen in it, before that fills the memory: a string
 * without end, or nothing but blanks.
 */
final class BoundedReader extends FilterReader {
    /** The longest string that comleak writes is the contents of one block: 65,536 bytes as hexadecimal digits. */
    static final int LONGEST = 1 << 20;

    private int left = LONGEST;

    BoundedReader(Reader in) {
        super(in);
    }

    /** Something was seen: the count begins anew. */
    void seen() {
        left = LONGEST;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (left <= 0) {
            throw new TooLong();
        }
        int count = super.read(into, from, length);
        left -= count;
        return count;
    }

    /** More than {@link #LONGEST} characters. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("more than " + LONGEST + " characters in one piece");
        }
    }
}
