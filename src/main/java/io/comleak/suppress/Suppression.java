// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.List;

/**
 * A rule: blocks that were allocated in this way are not reported, but counted.
 *
 * @param name what a report calls it
 * @param reason why what it matches is no leak
 * @param evidence where that was seen, and on which Windows; {@code unverified} if nobody has shown it
 * @param frames of the allocating stack, innermost first; what lies further out than the last of them may be anything
 */
public record Suppression(String name, String reason, String evidence, List<FramePattern> frames) {
    public Suppression {
        frames = List.copyOf(frames);
    }

    /** Whether it matches a stack of calls, innermost first. */
    public boolean matches(List<Call> calls) {
        // matched[n]: whether the patterns so far can have used up the first n calls.
        boolean[] matched = new boolean[calls.size() + 1];
        matched[0] = true;
        for (FramePattern pattern : frames) {
            matched = pattern instanceof FramePattern.OneCall one ? after(one, matched, calls) : afterAny(matched);
        }
        for (boolean reached : matched) {
            if (reached) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] after(FramePattern.OneCall one, boolean[] before, List<Call> calls) {
        boolean[] after = new boolean[before.length];
        for (int n = 0; n < calls.size(); n++) {
            after[n + 1] = before[n] && one.matches(calls.get(n));
        }
        return after;
    }

    private static boolean[] afterAny(boolean[] before) {
        boolean[] after = new boolean[before.length];
        boolean reached = false;
        for (int n = 0; n < before.length; n++) {
            reached |= before[n];
            after[n] = reached;
        }
        return after;
    }
}
