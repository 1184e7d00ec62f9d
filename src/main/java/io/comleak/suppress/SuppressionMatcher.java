// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds the suppression for a finding: the first that matches, in the order in which they are given. */
public final class SuppressionMatcher {
    private final CallPatterns patterns = new CallPatterns();
    private final List<NumberedCriteria> criteria = new ArrayList<>();
    private final Map<Long, List<Integer>> byFingerprint = new HashMap<>();
    private final List<Integer> others = new ArrayList<>();

    public SuppressionMatcher(List<Suppression> suppressions) {
        for (Suppression suppression : suppressions) {
            Long fingerprint = suppression.criteria().fingerprint();
            (fingerprint == null ? others : byFingerprint.computeIfAbsent(fingerprint, f -> new ArrayList<>()))
                    .add(criteria.size());
            criteria.add(new NumberedCriteria(suppression, patterns));
        }
    }

    /** The place of the suppression in the list; nothing if none matches. */
    public OptionalInt find(Subject subject) {
        MatchedCalls calls = new MatchedCalls(subject, patterns);
        List<Integer> known = byFingerprint.getOrDefault(subject.fingerprint(), List.of());
        OptionalInt byFingerprint = first(known, subject, calls);
        OptionalInt other = first(others, subject, calls);
        boolean both = byFingerprint.isPresent() && other.isPresent();
        if (both) {
            return OptionalInt.of(Math.min(byFingerprint.getAsInt(), other.getAsInt()));
        }
        return byFingerprint.isPresent() ? byFingerprint : other;
    }

    private OptionalInt first(List<Integer> candidates, Subject subject, MatchedCalls calls) {
        for (int candidate : candidates) {
            if (criteria.get(candidate).match(subject, calls)) {
                return OptionalInt.of(candidate);
            }
        }
        return OptionalInt.empty();
    }
}
