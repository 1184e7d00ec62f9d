// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;

/** Reads where the code of a unit's entries is. */
final class RangeReader {
    private static final int END = 0;
    private static final int BASE_INDEX = 1;
    private static final int START_INDEX_END_INDEX = 2;
    private static final int START_INDEX_LENGTH = 3;
    private static final int OFFSET_PAIR = 4;
    private static final int BASE = 5;
    private static final int START_END = 6;
    private static final int START_LENGTH = 7;

    private final Unit unit;
    private final Budget budget;
    private final Ranges ranges;
    private long base;

    RangeReader(Unit unit, Targets targets, Budget budget) {
        this.unit = unit;
        this.budget = budget;
        this.ranges = new Ranges(targets);
    }

    /** Whether an entry says at all where its code is. */
    static boolean has(Entry entry) {
        return entry.has(Attribute.RANGES) || (entry.has(Attribute.LOW_ADDRESS) && entry.has(Attribute.HIGH_ADDRESS));
    }

    /** What is returned is valid up to the next call. */
    Ranges of(Entry entry) throws IOException {
        ranges.clear();
        if (entry.has(Attribute.RANGES)) {
            base = address(unit.root(), Attribute.LOW_ADDRESS);
            list(entry.form(Attribute.RANGES), entry.value(Attribute.RANGES));
        } else if (has(entry)) {
            long low = address(entry, Attribute.LOW_ADDRESS);
            Form form = entry.form(Attribute.HIGH_ADDRESS);
            boolean length = form != Form.ADDR && !form.isAddressIndex();
            ranges.add(
                    low, length ? low + entry.value(Attribute.HIGH_ADDRESS) : address(entry, Attribute.HIGH_ADDRESS));
        }
        return ranges;
    }

    private long address(Entry entry, Attribute attribute) throws IOException {
        return entry.has(attribute) ? unit.address(entry.form(attribute), entry.value(attribute)) : 0;
    }

    private void list(Form form, long value) throws IOException {
        if (unit.encoding().version() < 5) {
            oldList(unit.sections().ranges().at(value));
            return;
        }
        Section lists = unit.sections().rangeLists();
        long offset = value;
        if (form == Form.RNGLISTX) {
            int bytes = unit.encoding().offsetBytes();
            offset = unit.rangeListsBase()
                    + lists.at(unit.rangeListsBase() + value * bytes).unsigned(bytes);
        }
        Cursor cursor = lists.at(offset);
        for (int kind = cursor.u8(); kind != END; kind = cursor.u8()) {
            budget.spend();
            item(kind, cursor);
        }
    }

    /** Pairs of addresses; one that begins with the highest address that there is sets the base of those that follow. */
    private void oldList(Cursor cursor) throws IOException {
        Encoding encoding = unit.encoding();
        long highest = encoding.addressBytes() == Long.BYTES ? -1 : (1L << (8 * encoding.addressBytes())) - 1;
        long low = encoding.address(cursor);
        long high = encoding.address(cursor);
        for (; low != 0 || high != 0; high = encoding.address(cursor)) {
            budget.spend();
            if (low == highest) {
                base = high;
            } else {
                ranges.add(base + low, base + high);
            }
            low = encoding.address(cursor);
        }
    }

    private void item(int kind, Cursor cursor) throws IOException {
        Encoding encoding = unit.encoding();
        switch (kind) {
            case BASE_INDEX -> base = unit.addressAt(cursor.unsignedLeb());
            case BASE -> base = encoding.address(cursor);
            case OFFSET_PAIR -> ranges.add(base + cursor.unsignedLeb(), base + cursor.unsignedLeb());
            case START_END -> ranges.add(encoding.address(cursor), encoding.address(cursor));
            case START_INDEX_END_INDEX ->
                ranges.add(unit.addressAt(cursor.unsignedLeb()), unit.addressAt(cursor.unsignedLeb()));
            case START_LENGTH -> withLength(encoding.address(cursor), cursor);
            case START_INDEX_LENGTH -> withLength(unit.addressAt(cursor.unsignedLeb()), cursor);
            default -> throw new MalformedDwarfException("a list of ranges is broken");
        }
    }

    private void withLength(long low, Cursor cursor) throws IOException {
        ranges.add(low, low + cursor.unsignedLeb());
    }
}
