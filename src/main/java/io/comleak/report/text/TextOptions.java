// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.report.ContentsShown;

/**
 * How much a text report shows.
 *
 * @param contents how much of them
 * @param maxDump bytes of a block's contents
 * @param maxFrames frames of a stack, not counting those folded away; or {@link #ALL_FRAMES}
 * @param maxBlocks blocks of a group, one by one
 * @param limit findings
 * @param quiet whether to write nothing where nothing is found
 * @param colour whether to use colour
 */
public record TextOptions(
        ContentsShown contents, int maxDump, int maxFrames, int maxBlocks, int limit, boolean quiet, boolean colour) {
    /** Every frame of a stack, with none folded away. */
    public static final int ALL_FRAMES = 0;

    public static final TextOptions DEFAULT = new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, false, false);
}
