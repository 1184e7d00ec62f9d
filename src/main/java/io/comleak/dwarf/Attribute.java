// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/** What an entry's value says, DW_AT_…, as far as it matters for names and lines. */
enum Attribute {
    SIBLING(0x01, 0),
    NAME(0x03, 1),
    LINE_TABLE(0x10, 2),
    LOW_ADDRESS(0x11, 3),
    HIGH_ADDRESS(0x12, 4),
    FOLDER(0x1b, 5),
    ORIGIN(0x31, 6),
    SPECIFICATION(0x47, 7),
    RANGES(0x55, 8),
    CALL_FILE(0x58, 9),
    CALL_LINE(0x59, 10),
    LINKAGE_NAME(0x6e, 11),
    TEXT_OFFSETS_BASE(0x72, 12),
    ADDRESS_BASE(0x73, 13),
    RANGE_LISTS_BASE(0x74, 14),
    MIPS_LINKAGE_NAME(0x2007, 15);

    static final int COUNT = values().length;
    private static final byte[] BY_CODE = new byte[MIPS_LINKAGE_NAME.code + 1];

    static {
        for (Attribute attribute : values()) {
            BY_CODE[attribute.code] = (byte) (attribute.place + 1);
        }
    }

    private final int code;
    private final int place;

    Attribute(int code, int place) {
        this.code = code;
        this.place = place;
    }

    /** Among these, from 0. */
    int place() {
        return place;
    }

    /** The place of an attribute among these, or -1 if it is none of them. */
    static int placeOf(long code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[(int) code] - 1 : -1;
    }
}
