// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers what was made of the last things, as stacks have most of theirs in common; not of millions of them. */
final class LastMade<K, V> {
    private static final int MOST = 10_000;

    private final Map<K, V> made = new HashMap<>();

    V of(K key, Function<K, V> maker) {
        if (made.size() >= MOST) {
            made.clear();
        }
        return made.computeIfAbsent(key, maker);
    }
}
