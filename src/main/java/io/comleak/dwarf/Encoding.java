// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;

/**
 * How a unit, or a line table, writes what it writes.
 *
 * @param version of DWARF
 * @param addressBytes size of an address
 * @param offsetBytes size of an offset into a section: 4, or 8 in 64-bit DWARF
 */
record Encoding(int version, int addressBytes, int offsetBytes) {
    private static final long WIDE = 0xffffffffL;
    private static final long RESERVED = 0xfffffff0L;

    Encoding {
        if (addressBytes < 1 || addressBytes > Long.BYTES) {
            throw new IllegalArgumentException("addressBytes");
        }
    }

    /** The length that a unit begins with, which also tells of 64-bit DWARF. */
    record Length(long bytes, int offsetBytes) {
        static Length read(Cursor cursor) throws IOException {
            long bytes = cursor.u32();
            boolean wide = bytes == WIDE;
            if (wide) {
                bytes = cursor.u64();
            }
            if (bytes < 0 || bytes > cursor.remaining() || (!wide && bytes >= RESERVED)) {
                throw new MalformedDwarfException("a unit ends outside its section");
            }
            return new Length(bytes, wide ? 8 : 4);
        }
    }

    static Encoding checked(int version, int addressBytes, int offsetBytes) throws MalformedDwarfException {
        if (version < 2 || version > 5) {
            throw new MalformedDwarfException("there is no DWARF " + version);
        }
        if (addressBytes != 4 && addressBytes != 8) {
            throw new MalformedDwarfException("an address has " + addressBytes + " bytes");
        }
        return new Encoding(version, addressBytes, offsetBytes);
    }

    long address(Cursor cursor) throws IOException {
        return cursor.unsigned(addressBytes);
    }

    long offset(Cursor cursor) throws IOException {
        return cursor.unsigned(offsetBytes);
    }
}
