// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * How much was outstanding at a moment of the run.
 *
 * @param milliseconds of the target's tick count since the start of the stream, when the last of the events happened
 * @param events so far: allocations, reallocations and frees
 * @param blocks outstanding then
 * @param bytes outstanding then
 */
public record TimelinePoint(long milliseconds, long events, long blocks, long bytes) {}
