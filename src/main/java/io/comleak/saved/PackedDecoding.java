// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a block is, as bytes, where its own do not tell. */
final class PackedDecoding {
    private static final int WITHHELD = 1;
    private static final int DECODED = 2;
    private static final int QUOTED = 4;
    private static final int CUT = 8;
    private static final int GUESS = 16;

    private PackedDecoding() {}

    /** How many {@link #put} writes at most. */
    static int bytes(Contents of) {
        Decoding decoding = of.decoding();
        int characters = decoding == null
                ? 0
                : decoding.type().length() + decoding.value().length();
        return Byte.BYTES + 2 * Integer.BYTES + characters * Character.BYTES;
    }

    /** Of contents that were not read, nothing. */
    static void put(Contents of, ByteBuffer to) {
        if (of.state() != Contents.State.READ) {
            return;
        }
        Decoding decoding = of.decoding();
        to.put((byte) ((of.isWithheld() ? WITHHELD : 0) | flags(decoding)));
        if (decoding != null) {
            put(decoding.type(), to);
            put(decoding.value(), to);
        }
    }

    private static int flags(@Nullable Decoding decoding) {
        return decoding == null
                ? 0
                : DECODED
                        | (decoding.quoted() ? QUOTED : 0)
                        | (decoding.cut() ? CUT : 0)
                        | (decoding.guess() ? GUESS : 0);
    }

    /** Contents with these bytes, or in their place what was written. */
    static Contents get(byte[] bytes, ByteBuffer from) {
        int flags = from.get();
        Decoding decoding = (flags & DECODED) == 0 ? null : decoding(flags, from);
        return (flags & WITHHELD) == 0 ? Contents.read(bytes, decoding) : Contents.withheld(decoding);
    }

    private static Decoding decoding(int flags, ByteBuffer from) {
        String type = string(from);
        String value = string(from);
        return new Decoding(type, value, (flags & QUOTED) != 0, (flags & CUT) != 0, (flags & GUESS) != 0);
    }

    private static void put(String text, ByteBuffer to) {
        to.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            to.putChar(text.charAt(i));
        }
    }

    private static String string(ByteBuffer from) {
        char[] characters = new char[from.getInt()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = from.getChar();
        }
        return new String(characters);
    }
}
