// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.Arrays;

/** What a kind of entry has for attributes, and in which forms. */
final class Abbreviation {
    private static final int MAX_ATTRIBUTES = 1 << 12;

    private final long code;
    private final int tag;
    private final boolean hasChildren;
    private final Form[] forms;
    /** Of each, its place among those that matter, or -1. */
    private final int[] places;
    /** Of each in the form IMPLICIT_CONST, the value. */
    private final long[] values;
    /** How many bytes an entry takes, or -1 if it depends. */
    private final int bytes;

    private Abbreviation(long code, int tag, boolean hasChildren, Attributes attributes, int bytes) {
        this.code = code;
        this.tag = tag;
        this.hasChildren = hasChildren;
        this.forms = Arrays.copyOf(attributes.forms, attributes.count);
        this.places = Arrays.copyOf(attributes.places, attributes.count);
        this.values = Arrays.copyOf(attributes.values, attributes.count);
        this.bytes = bytes;
    }

    static Abbreviation read(long code, Cursor cursor, Encoding encoding) throws IOException {
        long tag = cursor.unsignedLeb();
        boolean hasChildren = cursor.u8() != 0;
        Attributes attributes = new Attributes();
        attributes.read(cursor);
        return new Abbreviation(code, (int) tag, hasChildren, attributes, attributes.bytes(encoding));
    }

    long code() {
        return code;
    }

    int tag() {
        return tag;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    int count() {
        return forms.length;
    }

    Form form(int index) {
        return forms[index];
    }

    int place(int index) {
        return places[index];
    }

    long implicit(int index) {
        return values[index];
    }

    /** Passes over an entry of this kind. */
    void skip(Cursor cursor, Encoding encoding) throws IOException {
        if (bytes >= 0) {
            cursor.skip(bytes);
            return;
        }
        for (Form form : forms) {
            form.skip(cursor, encoding);
        }
    }

    private static final class Attributes {
        private Form[] forms = new Form[8];
        private int[] places = new int[8];
        private long[] values = new long[8];
        private int count;

        void read(Cursor cursor) throws IOException {
            long attribute = cursor.unsignedLeb();
            long form = cursor.unsignedLeb();
            for (; attribute != 0 || form != 0; form = cursor.unsignedLeb()) {
                add(attribute, Form.of(form), cursor);
                attribute = cursor.unsignedLeb();
            }
        }

        private void add(long attribute, Form form, Cursor cursor) throws IOException {
            if (count == MAX_ATTRIBUTES) {
                throw new MalformedDwarfException("an entry has too many attributes");
            }
            if (count == forms.length) {
                forms = Arrays.copyOf(forms, 2 * count);
                places = Arrays.copyOf(places, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            forms[count] = form;
            places[count] = Attribute.placeOf(attribute);
            values[count] = form == Form.IMPLICIT_CONST ? cursor.signedLeb() : 0;
            count++;
        }

        int bytes(Encoding encoding) {
            int bytes = 0;
            for (int i = 0; i < count; i++) {
                int fixed = forms[i].fixedBytes(encoding);
                if (fixed < 0) {
                    return -1;
                }
                bytes += fixed;
            }
            return bytes;
        }
    }
}
