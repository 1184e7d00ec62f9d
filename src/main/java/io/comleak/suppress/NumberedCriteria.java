// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/** The criteria of a suppression, with numbers for the patterns of calls in it. */
final class NumberedCriteria {
    private static final int NONE = -1;

    private final Criteria criteria;
    private final boolean windowsAlone;
    private final int api;
    private final int part;
    private final int[] lines;

    NumberedCriteria(Suppression suppression, CallPatterns patterns) {
        criteria = suppression.criteria();
        windowsAlone = suppression.source().builtIn();
        api = criteria.api() == null ? NONE : patterns.number(criteria.api());
        part = criteria.part() == null ? NONE : patterns.number(criteria.part());
        lines = criteria.frames().stream()
                .mapToInt(frame -> frame instanceof FramePattern.OneCall one ? patterns.number(one.call()) : NONE)
                .toArray();
    }

    boolean match(Subject subject, MatchedCalls calls) {
        return ofItself(subject)
                && (api == NONE || calls.apiIs(api))
                && (part == NONE || calls.have(part))
                && haveAllOf(calls)
                && (lines.length == 0 || calls.follow(lines, windowsAlone));
    }

    /** Most suppressions end here, before anything is asked about the order of the calls. */
    private boolean haveAllOf(MatchedCalls calls) {
        for (int line : lines) {
            if (line != NONE && !calls.have(line)) {
                return false;
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
