// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

/**
 * How much a text report shows.
 *
 * @param maxDump bytes of a block's contents; 0 for none
 * @param maxFrames frames of a stack, not counting those folded away
 * @param maxBlocks blocks of a group, one by one
 * @param limit findings
 * @param quiet whether to write nothing where nothing is found
 * @param colour whether to use colour
 */
public record TextOptions(int maxDump, int maxFrames, int maxBlocks, int limit, boolean quiet, boolean colour) {
    public static final TextOptions DEFAULT = new TextOptions(64, 32, 3, 100, false, false);
}
