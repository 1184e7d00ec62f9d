// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * Blocks that were outstanding at the final checkpoint and freed after it, of one allocating and one freeing stack.
 *
 * @param first the first of them, with the contents that it had at the checkpoint
 * @param freed where they were freed
 * @param blocks how many
 * @param bytes of all of them
 * @param millisecondsAfter from the checkpoint to the first of these frees, without the time that comleak held a thread
 * @param threadInApartment whether the freeing thread was in an apartment then
 * @param duringExit whether the process had begun to end
 */
public record LateFree(
        Block first,
        StackTrace freed,
        long blocks,
        long bytes,
        long millisecondsAfter,
        boolean threadInApartment,
        boolean duringExit) {}
