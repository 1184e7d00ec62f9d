// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.report.ContentsShown;
import io.comleak.source.SourceLines;

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
 * @param sources where lines come from that are shown below the frame of the user's own
 */
public record TextOptions(
        ContentsShown contents,
        int maxDump,
        int maxFrames,
        int maxBlocks,
        int limit,
        boolean quiet,
        boolean colour,
        SourceLines sources) {
    /** Every frame of a stack, with none folded away. */
    public static final int ALL_FRAMES = 0;

    public static final TextOptions DEFAULT = new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, false, false);

    /** Without source lines. */
    public TextOptions(
            ContentsShown contents,
            int maxDump,
            int maxFrames,
            int maxBlocks,
            int limit,
            boolean quiet,
            boolean colour) {
        this(contents, maxDump, maxFrames, maxBlocks, limit, quiet, colour, SourceLines.NONE);
    }

    /** The same with them. */
    public TextOptions with(SourceLines lines) {
        return new TextOptions(contents, maxDump, maxFrames, maxBlocks, limit, quiet, colour, lines);
    }
}
