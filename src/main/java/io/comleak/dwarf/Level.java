// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import org.jspecify.annotations.Nullable;

/**
 * One function of those that an address lies in.
 *
 * @param entry offset of its entry in {@code .debug_info}
 * @param inlined whether it was inlined into the next
 * @param displacement bytes from its first byte
 * @param file null if it is not known
 * @param line 0 if it is not known
 */
record Level(
        long entry,
        boolean inlined,
        long displacement,
        @Nullable String file,
        int line) {}
