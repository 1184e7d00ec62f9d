// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as suppressions see it: a group of blocks by its allocating stack, a wrong free by the freeing one.
 *
 * @param findingClass what it is called
 * @param fingerprint the bits of it
 * @param sizes between which its blocks lie; null where that is not known
 * @param calls of the stack, innermost first
 * @param windowsCalls how many calls of Windows' own lie between the allocator and the program's own code
 */
public record Subject(
        FindingClass findingClass,
        long fingerprint,
        @Nullable SizeRange sizes,
        List<Call> calls,
        int windowsCalls) {
    public Subject {
        calls = List.copyOf(calls);
    }

    /** The number of the call that the program's own code made; -1 if there is none. */
    public int api() {
        return windowsCalls < calls.size() ? windowsCalls - 1 : -1;
    }
}
