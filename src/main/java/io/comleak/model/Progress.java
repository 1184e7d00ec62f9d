// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * How far a target has come that still runs, by the events that have arrived.
 *
 * @param blocks outstanding
 * @param bytes of these
 * @param allocations so far
 * @param apartments open now
 */
public record Progress(long blocks, long bytes, long allocations, int apartments) {
    public static final Progress NONE = new Progress(0, 0, 0, 0);
}
