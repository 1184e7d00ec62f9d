// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.ArrayList;
import java.util.List;

/** The criteria of a suppression, with numbers for the patterns of calls in it. */
final class NumberedCriteria {
    private static final int NONE = -1;

    private final Criteria criteria;
    private final boolean windowsAlone;
    private final int api;
    private final int part;
    private final boolean anywhere;
    private final List<int[]> runs;

    NumberedCriteria(Suppression suppression, CallPatterns patterns) {
        criteria = suppression.criteria();
        windowsAlone = suppression.source().builtIn();
        api = criteria.api() == null ? NONE : patterns.number(criteria.api());
        part = criteria.part() == null ? NONE : patterns.number(criteria.part());
        anywhere = !criteria.frames().isEmpty() && criteria.frames().get(0) instanceof FramePattern.AnyCalls;
        runs = runs(criteria.frames(), patterns);
    }

    /** The lines between those that stand for any calls. */
    private static List<int[]> runs(List<FramePattern> frames, CallPatterns patterns) {
        List<int[]> runs = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        for (FramePattern frame : frames) {
            if (frame instanceof FramePattern.OneCall one) {
                run.add(patterns.number(one.call()));
            } else {
                end(run, runs);
            }
        }
        end(run, runs);
        return runs;
    }

    private static void end(List<Integer> run, List<int[]> runs) {
        if (!run.isEmpty()) {
            runs.add(run.stream().mapToInt(Integer::intValue).toArray());
            run.clear();
        }
    }

    boolean match(Subject subject, MatchedCalls calls) {
        return ofItself(subject)
                && (api == NONE || calls.apiIs(api))
                && (part == NONE || calls.have(part))
                && haveAllOf(calls)
                && calls.follow(runs, anywhere, windowsAlone);
    }

    /** Most suppressions end here, before anything is asked about the order of the calls. */
    private boolean haveAllOf(MatchedCalls calls) {
        for (int[] run : runs) {
            for (int pattern : run) {
                if (!calls.have(pattern)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All but the calls. */
    private boolean ofItself(Subject subject) {
        return (criteria.fingerprint() == null || criteria.fingerprint() == subject.fingerprint())
                && (criteria.findingClass() == null || criteria.findingClass() == subject.findingClass())
                && (criteria.sizes() == null
                        || (subject.sizes() != null && criteria.sizes().contains(subject.sizes())));
    }
}
