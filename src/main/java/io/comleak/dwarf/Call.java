// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import org.jspecify.annotations.Nullable;

/**
 * A function's code, its own or inlined into another's, that some of what is looked up lies in.
 *
 * @param caller what it was inlined into; null for a function of its own
 * @param entry offset of its entry in {@code .debug_info}
 * @param file number of the file that it was called in; of use if it was inlined
 * @param line that it was called in
 * @param first offset of its first byte in the image
 * @param bytes how long its code is
 */
record Call(@Nullable Call caller, long entry, boolean inlined, long file, int line, long first, long bytes) {
    private static final int MAX_DEPTH = 256;

    static Call of(Entry entry, @Nullable Call enclosing, Ranges ranges) {
        boolean inlined = entry.tag() == Tag.INLINED_SUBROUTINE && enclosing != null;
        return new Call(
                inlined ? enclosing : null,
                entry.offset(),
                inlined,
                entry.valueOr(Attribute.CALL_FILE, 0),
                LineRow.line(entry.valueOr(Attribute.CALL_LINE, 0)),
                ranges.first(),
                ranges.bytes());
    }

    /** Whether this says more of what lies in both. */
    boolean isWithin(Call other) {
        return (caller != null && caller.entry == other.entry) || bytes < other.bytes;
    }

    /** Whether so many calls are inlined into each other that it cannot be true. */
    boolean isTooDeep() {
        int depth = 0;
        for (Call call = caller; call != null; call = call.caller) {
            depth++;
        }
        return depth > MAX_DEPTH;
    }
}
