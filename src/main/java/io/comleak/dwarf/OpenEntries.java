// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is known of the entries that the one at hand lies within. */
final class OpenEntries<T> {
    private static final int MAX_DEPTH = 1 << 12;

    private @Nullable Object[] levels = new Object[32];
    private int depth;

    int depth() {
        return depth;
    }

    void push(@Nullable T level) throws MalformedDwarfException {
        if (depth == MAX_DEPTH) {
            throw new MalformedDwarfException("entries lie too deep within each other");
        }
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, 2 * depth);
        }
        levels[depth] = level;
        depth++;
    }

    void pop() {
        depth--;
    }

    /** Of the innermost, or null if there is none. */
    @Nullable
    T top() {
        return depth == 0 ? null : at(depth - 1);
    }

    /** From 0 for the root on. */
    @SuppressWarnings("unchecked") // only push puts something there
    @Nullable
    T at(int level) {
        return (T) levels[level];
    }
}
