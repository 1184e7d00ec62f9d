// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/**
 * Sums over leak groups.
 *
 * @param groups how many
 * @param blocks in all of them
 * @param bytes of all those blocks
 */
public record LeakTotals(int groups, long blocks, long bytes) {
    public static final LeakTotals ZERO = new LeakTotals(0, 0, 0);

    /** These and one group more. */
    LeakTotals plus(long moreBlocks, long moreBytes) {
        return new LeakTotals(groups + 1, blocks + moreBlocks, bytes + moreBytes);
    }

    /** These and those. */
    public LeakTotals plus(LeakTotals more) {
        return new LeakTotals(groups + more.groups, blocks + more.blocks, bytes + more.bytes);
    }
}
