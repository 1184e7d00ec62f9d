// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * How much happened in a run.
 *
 * @param allocations calls that made a block
 * @param reallocations calls that changed one
 * @param frees calls that freed one, known or not
 * @param withoutStack how many of these were recorded without a stack
 * @param peakBlocks most blocks outstanding at any moment
 * @param peakBytes most bytes outstanding at any moment
 */
public record Counts(
        long allocations, long reallocations, long frees, long withoutStack, long peakBlocks, long peakBytes) {}
