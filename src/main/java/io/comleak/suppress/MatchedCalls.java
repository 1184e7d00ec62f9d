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
     * Whether calls that follow each other match the lines. The first of them may have calls of Windows' own before it,
     * which are another matter on every version of Windows. The time grows with the product of calls and lines.
     *
     * @param lines numbers of patterns; -1 for any number of calls
     * @param windowsAlone whether the calls end at the first one of the program's own
     */
    boolean follow(int[] lines, boolean windowsAlone) {
        int length = windowsAlone ? windowsCalls : calls.size();
        // reached[n]: whether the lines so far can have used up the first n calls.
        boolean[] reached = new boolean[length + 1];
        for (int n = 0; n <= windowsCalls; n++) {
            reached[n] = true;
        }
        for (int line : lines) {
            if (line < 0 ? !anyCalls(reached) : !oneCall(line, reached)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyCalls(boolean[] reached) {
        boolean before = false;
        for (int n = 0; n < reached.length; n++) {
            before |= reached[n];
            reached[n] = before;
        }
        return before;
    }

    private boolean oneCall(int pattern, boolean[] reached) {
        boolean some = false;
        for (int n = reached.length - 1; n > 0; n--) {
            reached[n] = reached[n - 1] && calls.get(n - 1).get(pattern);
            some |= reached[n];
        }
        reached[0] = false;
        return some;
    }
}
