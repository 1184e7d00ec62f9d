// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import org.jspecify.annotations.Nullable;

/**
 * Frees of addresses that were not outstanding, of one freeing stack.
 *
 * @param kind what is known about it
 * @param address the first address freed so
 * @param thread the thread that did it first
 * @param freed where
 * @param firstFreed where the block at the address had been freed before, for {@link Kind#FREED_BEFORE}
 * @param block the block concerned: the one freed before, or the live one that the address lies within
 * @param reallocating whether the address was given to IMalloc::Realloc, and not to be freed for good
 * @param times how often it happened
 */
public record WrongFree(
        Kind kind,
        long address,
        int thread,
        StackTrace freed,
        @Nullable StackTrace firstFreed,
        @Nullable Block block,
        boolean reallocating,
        long times) {
    /** What is known of a wrong free. All but {@link #NOT_SEEN} are certain. */
    public enum Kind {
        /** COM's block there had been freed before: a double free, unless another allocator has used the address since. */
        FREED_BEFORE,
        /** The address lies inside a live block, as that of a BSTR does. */
        INSIDE_BLOCK,
        /** The address lies in a loaded module. */
        IN_MODULE,
        /** The address lies in the stack of the thread that freed it. */
        ON_STACK,
        /** There was no memory at the address. */
        NOT_MAPPED,
        /** COM did not allocate it under watch: older than the spy, or not COM's at all. */
        NOT_SEEN
    }

    public boolean certain() {
        return kind != Kind.NOT_SEEN;
    }
}
