// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * Memory that COM's allocator returned.
 *
 * @param serial number of the allocation within the run, from 1
 * @param address of its first byte
 * @param size bytes asked for, 0 included
 * @param thread id of the thread that allocated it, or last reallocated it
 * @param apartment that the thread was in then
 * @param stack where that was
 * @param reallocations how often it was reallocated since its allocation
 * @param afterShutdown whether it was allocated after the final checkpoint, when COM was shut down
 * @param contents its first bytes
 */
public record Block(
        long serial,
        long address,
        long size,
        int thread,
        ApartmentKind apartment,
        StackTrace stack,
        int reallocations,
        boolean afterShutdown,
        Contents contents) {}
