// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/**
 * A finding beside what a baseline knew of it.
 *
 * @param standing how it stands to that
 * @param blocks that the baseline had of its fingerprint
 * @param bytes of these
 */
public record Compared(Standing standing, long blocks, long bytes) {
    /** The same with what it owns: what is known grows with that, and only if it does not grow it may shrink. */
    public Compared owning(Compared owned) {
        Standing both = standing;
        if (!standing.worse() && owned.standing.worse()) {
            both = Standing.GROWN;
        } else if (standing == Standing.UNCHANGED && owned.standing == Standing.SHRUNK) {
            both = Standing.SHRUNK;
        }
        return new Compared(both, blocks + owned.blocks, bytes + owned.bytes);
    }
}
