// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.Arrays;

/** One entry of a unit, with the values that matter; read into again and again. */
final class Entry {
    private final Form[] forms = new Form[Attribute.COUNT];
    private final boolean[] present = new boolean[Attribute.COUNT];
    private final long[] values = new long[Attribute.COUNT];
    private long offset;
    private int tag;
    private boolean hasChildren;

    /** Reads the attributes that follow an entry's code. */
    void read(long offset, Abbreviation abbreviation, Cursor cursor, Encoding encoding) throws IOException {
        this.offset = offset;
        tag = abbreviation.tag();
        hasChildren = abbreviation.hasChildren();
        Arrays.fill(present, false);
        for (int i = 0; i < abbreviation.count(); i++) {
            Form form = abbreviation.form(i);
            int place = abbreviation.place(i);
            if (place < 0 || present[place]) {
                form.skip(cursor, encoding);
                continue;
            }
            Form actual = form.actual(cursor);
            forms[place] = actual;
            present[place] = true;
            values[place] = actual == Form.IMPLICIT_CONST ? abbreviation.implicit(i) : actual.read(cursor, encoding);
        }
    }

    long offset() {
        return offset;
    }

    int tag() {
        return tag;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    boolean has(Attribute attribute) {
        return present[attribute.place()];
    }

    /** Of an attribute that it has. */
    Form form(Attribute attribute) {
        return forms[attribute.place()];
    }

    /** Of an attribute that it has. */
    long value(Attribute attribute) {
        return values[attribute.place()];
    }

    long valueOr(Attribute attribute, long other) {
        return has(attribute) ? value(attribute) : other;
    }
}
