// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/** What a group of blocks is called. */
public enum LeakClass {
    /** Outstanding when the target had ended by itself, with COM shut down or never initialised. */
    LEAK,
    /** Outstanding when the target ended by itself with an own apartment still open: live objects may own it. */
    HELD_AT_EXIT,
    /** Outstanding as far as was seen; which of it would have been freed cannot be known. */
    OUTSTANDING,
    /** Freed by the target's own code, but after COM had been shut down. */
    LATE_FREE
}
