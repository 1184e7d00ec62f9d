// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.List;

/**
 * Frames, innermost first.
 *
 * @param id the spy's number of it, 0 for {@link #NONE}
 * @param frames frames, the spy's own left out
 * @param cut whether there were more frames than were captured
 * @param scanned where a 32-bit function without a frame pointer ended the frames: what a scan found beyond, when these
 *     frames were first seen. Perhaps callers, for the reader alone: nothing is told apart, matched or judged by them
 */
public record StackTrace(int id, List<Frame> frames, boolean cut, List<Frame> scanned) {
    /** No stack was recorded. */
    public static final StackTrace NONE = new StackTrace(0, List.of(), false);

    public StackTrace {
        frames = List.copyOf(frames);
        scanned = List.copyOf(scanned);
    }

    public StackTrace(int id, List<Frame> frames, boolean cut) {
        this(id, frames, cut, List.of());
    }
}
