// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A stack's calls, each as the numbers of the patterns that it matches. */
final class MatchedCalls {
    private final List<BitSet> calls = new ArrayList<>();
    private final BitSet any = new BitSet();
    private final int windowsCalls;
    private final int api;

    MatchedCalls(Subject subject, CallPatterns patterns) {
        for (Call call : subject.calls()) {
            BitSet matching = patterns.matching(call);
            calls.add(matching);
            any.or(matching);
        }
        windowsCalls = subject.windowsCalls();
        api = subject.api();
    }

    /** Whether some call matches a pattern. */
    boolean have(int pattern) {
        return any.get(pattern);
    }

    boolean apiIs(int pattern) {
        return api >= 0 && calls.get(api).get(pattern);
    }

    /**
     * Whether the runs follow each other, with any calls between them. To take the first place of each leaves the most
     * to the next, so that none has to be tried twice.
     *
     * @param runs numbers of patterns, of calls that follow each other directly
     * @param anywhere whether the first run may begin anywhere; else only calls of Windows' own may come before it, which
     *     are another matter on every version of Windows
     * @param windowsAlone whether the calls end at the first one of the program's own
     */
    boolean follow(List<int[]> runs, boolean anywhere, boolean windowsAlone) {
        int length = windowsAlone ? windowsCalls : calls.size();
        int from = 0;
        int last = anywhere ? length : windowsCalls;
        for (int[] run : runs) {
            int found = find(run, from, Math.min(last, length - run.length));
            if (found < 0) {
                return false;
            }
            from = found + run.length;
            last = length;
        }
        return true;
    }

    private int find(int[] run, int first, int last) {
        for (int at = first; at <= last; at++) {
            if (isAt(run, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(int[] run, int at) {
        for (int i = 0; i < run.length; i++) {
            if (!calls.get(at + i).get(run[i])) {
                return false;
            }
        }
        return true;
    }
}
