// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a unit is in {@code .debug_info}, and how it is written.
 *
 * @param offset of its first byte
 * @param firstEntry offset of its root entry
 * @param end offset of the first byte behind it
 * @param abbreviations offset of what it has for kinds of entries
 */
record UnitHeader(long offset, long firstEntry, long end, long abbreviations, Encoding encoding) {
    private static final int MAX_UNITS = 1 << 20;

    private static final int TYPE = 2;
    private static final int SKELETON = 4;
    private static final int SPLIT_COMPILE = 5;
    private static final int SPLIT_TYPE = 6;

    /** All units, as far as their lengths lead from one to the next. */
    static List<UnitHeader> all(Section info, Budget budget) throws IOException {
        List<UnitHeader> headers = new ArrayList<>();
        Cursor cursor = info.cursor();
        while (cursor.remaining() > 0 && headers.size() < MAX_UNITS) {
            budget.spend();
            long offset = cursor.position();
            Encoding.Length length;
            try {
                length = Encoding.Length.read(cursor);
            } catch (MalformedDwarfException e) {
                return headers;
            }
            long end = cursor.position() + length.bytes();
            addKnown(headers, info.within(cursor.position(), end), offset, length.offsetBytes());
            cursor.seek(end);
        }
        return headers;
    }

    /** Nothing is known of one that is of another version, or broken; what follows is found all the same. */
    private static void addKnown(List<UnitHeader> headers, Cursor cursor, long offset, int offsetBytes)
            throws IOException {
        try {
            headers.add(read(cursor, offset, offsetBytes));
        } catch (MalformedDwarfException e) {
            // It costs the names of that unit.
        }
    }

    private static UnitHeader read(Cursor cursor, long offset, int offsetBytes) throws IOException {
        long end = cursor.position() + cursor.remaining();
        int version = cursor.u16();
        if (version >= 5) {
            int kind = cursor.u8();
            Encoding encoding = Encoding.checked(version, cursor.u8(), offsetBytes);
            long abbreviations = encoding.offset(cursor);
            skipRest(kind, cursor, offsetBytes);
            return new UnitHeader(offset, cursor.position(), end, abbreviations, encoding);
        }
        long abbreviations = cursor.unsigned(offsetBytes);
        Encoding encoding = Encoding.checked(version, cursor.u8(), offsetBytes);
        return new UnitHeader(offset, cursor.position(), end, abbreviations, encoding);
    }

    private static void skipRest(int kind, Cursor cursor, int offsetBytes) throws IOException {
        switch (kind) {
            case SKELETON, SPLIT_COMPILE -> cursor.skip(Long.BYTES);
            case TYPE, SPLIT_TYPE -> cursor.skip(Long.BYTES + offsetBytes);
            default -> cursor.skip(0);
        }
    }
}
