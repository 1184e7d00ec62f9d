// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the value of an attribute is written, DW_FORM_… */
enum Form {
    ADDR(0x01, Layout.ADDRESS, 0),
    BLOCK2(0x03, Layout.BLOCK, 2),
    BLOCK4(0x04, Layout.BLOCK, 4),
    DATA2(0x05, Layout.FIXED, 2),
    DATA4(0x06, Layout.FIXED, 4),
    DATA8(0x07, Layout.FIXED, 8),
    STRING(0x08, Layout.TEXT, 0),
    BLOCK(0x09, Layout.LONG_BLOCK, 0),
    BLOCK1(0x0a, Layout.BLOCK, 1),
    DATA1(0x0b, Layout.FIXED, 1),
    FLAG(0x0c, Layout.FIXED, 1),
    SDATA(0x0d, Layout.SIGNED, 0),
    STRP(0x0e, Layout.OFFSET, 0),
    UDATA(0x0f, Layout.UNSIGNED, 0),
    REF_ADDR(0x10, Layout.SECTION_REFERENCE, 0),
    REF1(0x11, Layout.FIXED, 1),
    REF2(0x12, Layout.FIXED, 2),
    REF4(0x13, Layout.FIXED, 4),
    REF8(0x14, Layout.FIXED, 8),
    REF_UDATA(0x15, Layout.UNSIGNED, 0),
    INDIRECT(0x16, Layout.INDIRECT, 0),
    SEC_OFFSET(0x17, Layout.OFFSET, 0),
    EXPRLOC(0x18, Layout.LONG_BLOCK, 0),
    FLAG_PRESENT(0x19, Layout.FIXED, 0),
    STRX(0x1a, Layout.UNSIGNED, 0),
    ADDRX(0x1b, Layout.UNSIGNED, 0),
    REF_SUP4(0x1c, Layout.FIXED, 4),
    STRP_SUP(0x1d, Layout.OFFSET, 0),
    DATA16(0x1e, Layout.FIXED, 16),
    LINE_STRP(0x1f, Layout.OFFSET, 0),
    REF_SIG8(0x20, Layout.FIXED, 8),
    IMPLICIT_CONST(0x21, Layout.IMPLICIT, 0),
    LOCLISTX(0x22, Layout.UNSIGNED, 0),
    RNGLISTX(0x23, Layout.UNSIGNED, 0),
    REF_SUP8(0x24, Layout.FIXED, 8),
    STRX1(0x25, Layout.FIXED, 1),
    STRX2(0x26, Layout.FIXED, 2),
    STRX3(0x27, Layout.FIXED, 3),
    STRX4(0x28, Layout.FIXED, 4),
    ADDRX1(0x29, Layout.FIXED, 1),
    ADDRX2(0x2a, Layout.FIXED, 2),
    ADDRX3(0x2b, Layout.FIXED, 3),
    ADDRX4(0x2c, Layout.FIXED, 4),
    GNU_ADDR_INDEX(0x1f01, Layout.UNSIGNED, 0),
    GNU_STR_INDEX(0x1f02, Layout.UNSIGNED, 0),
    GNU_REF_ALT(0x1f20, Layout.OFFSET, 0),
    GNU_STRP_ALT(0x1f21, Layout.OFFSET, 0);

    /** What bytes a value takes. */
    private enum Layout {
        FIXED,
        ADDRESS,
        OFFSET,
        SECTION_REFERENCE,
        UNSIGNED,
        SIGNED,
        TEXT,
        BLOCK,
        LONG_BLOCK,
        IMPLICIT,
        INDIRECT
    }

    private static final Form[] BY_CODE = new Form[GNU_STRP_ALT.code + 1];

    static {
        for (Form form : values()) {
            BY_CODE[form.code] = form;
        }
    }

    private final int code;
    private final Layout layout;
    private final int bytes;

    Form(int code, Layout layout, int bytes) {
        this.code = code;
        this.layout = layout;
        this.bytes = bytes;
    }

    static Form of(long code) throws MalformedDwarfException {
        Form form = code >= 0 && code < BY_CODE.length ? known((int) code) : null;
        if (form == null) {
            throw new MalformedDwarfException("there is no form " + code);
        }
        return form;
    }

    private static @Nullable Form known(int code) {
        return BY_CODE[code];
    }

    /** How many bytes any value takes, or -1 if it depends on the value. */
    int fixedBytes(Encoding encoding) {
        return switch (layout) {
            case FIXED -> bytes;
            case IMPLICIT -> 0;
            case ADDRESS -> encoding.addressBytes();
            case OFFSET -> encoding.offsetBytes();
            case SECTION_REFERENCE -> encoding.version() == 2 ? encoding.addressBytes() : encoding.offsetBytes();
            default -> -1;
        };
    }

    /** The form that the value itself has, where it says so. */
    Form actual(Cursor cursor) throws IOException {
        Form form = this == INDIRECT ? of(cursor.unsignedLeb()) : this;
        if (this == INDIRECT && (form == INDIRECT || form == IMPLICIT_CONST)) {
            throw new MalformedDwarfException("a form is indirect twice");
        }
        return form;
    }

    /**
     * The value: a number, or where in its section a text stands. Of a block, and of more than eight bytes, it is of no use.
     * Never of INDIRECT or IMPLICIT_CONST.
     */
    long read(Cursor cursor, Encoding encoding) throws IOException {
        int fixed = fixedBytes(encoding);
        if (fixed >= 0) {
            long value = cursor.unsigned(Math.min(fixed, Long.BYTES));
            cursor.skip(Math.max(0, fixed - Long.BYTES));
            return value;
        }
        return switch (layout) {
            case UNSIGNED -> cursor.unsignedLeb();
            case SIGNED -> cursor.signedLeb();
            default -> {
                long position = cursor.position();
                skip(cursor, encoding);
                yield position;
            }
        };
    }

    void skip(Cursor cursor, Encoding encoding) throws IOException {
        switch (layout) {
            case UNSIGNED, SIGNED -> cursor.unsignedLeb();
            case TEXT -> cursor.skipText();
            case BLOCK -> cursor.skip(cursor.unsigned(bytes));
            case LONG_BLOCK -> cursor.skip(cursor.unsignedLeb());
            case INDIRECT -> actual(cursor).skip(cursor, encoding);
            default -> cursor.skip(fixedBytes(encoding));
        }
    }

    /** Whether a value is an offset from the first byte of its unit. */
    boolean isReferenceWithinUnit() {
        return this == REF1 || this == REF2 || this == REF4 || this == REF8 || this == REF_UDATA;
    }

    /** Whether a value is the number of an address in {@code .debug_addr}. */
    boolean isAddressIndex() {
        return this == ADDRX || this == GNU_ADDR_INDEX || (code >= ADDRX1.code && code <= ADDRX4.code);
    }

    /** Whether a value is the number of a text in {@code .debug_str_offsets}. */
    boolean isTextIndex() {
        return this == STRX || this == GNU_STR_INDEX || (code >= STRX1.code && code <= STRX4.code);
    }
}
