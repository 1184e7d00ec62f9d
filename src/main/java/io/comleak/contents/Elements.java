// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.StringJoiner;

/**
 * The first elements of an array.
 *
 * @param text them, with commas between
 * @param cut whether there are more
 */
record Elements(String text, boolean cut) {
    private static final int MOST = 8;

    static Elements of(BlockBytes block, int at, long count, VarType type) {
        int bytes = type.bytes(block.pointerBytes());
        StringJoiner text = new StringJoiner(", ");
        int shown = 0;
        while (shown < Math.min(count, MOST) && block.has(at + (long) shown * bytes, bytes)) {
            text.add(VarValue.text(type, block, at + shown * bytes));
            shown++;
        }
        return new Elements(text.toString(), shown < count);
    }
}
