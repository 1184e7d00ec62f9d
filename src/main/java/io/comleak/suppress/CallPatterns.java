// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All patterns of single calls that there are in some suppressions, each with a number. Stacks have many frames in common,
 * and so have suppressions: each pattern is tried on each call once.
 */
final class CallPatterns {
    private record Numbered(CallPattern pattern, int number) {}

    private final Map<CallPattern, Integer> numbers = new HashMap<>();
    private final Map<String, List<Numbered>> byFunction = new HashMap<>();
    private final List<Numbered> others = new ArrayList<>();
    private final Map<Call, BitSet> matching = new HashMap<>();

    /** The number of a pattern. All are numbered before the first call is looked at. */
    int number(CallPattern pattern) {
        return numbers.computeIfAbsent(pattern, this::file);
    }

    private int file(CallPattern pattern) {
        Numbered numbered = new Numbered(pattern, numbers.size());
        if (pattern instanceof CallPattern.Function one && one.function().isLiteral()) {
            String function = one.function().parts().get(0);
            byFunction.computeIfAbsent(function, f -> new ArrayList<>()).add(numbered);
        } else {
            others.add(numbered);
        }
        return numbered.number();
    }

    /** The numbers of the patterns that a call matches. */
    BitSet matching(Call call) {
        return matching.computeIfAbsent(call, this::match);
    }

    private BitSet match(Call call) {
        BitSet matched = new BitSet(numbers.size());
        match(byFunction.getOrDefault(call.function(), List.of()), call, matched);
        match(others, call, matched);
        return matched;
    }

    private static void match(List<Numbered> patterns, Call call, BitSet matched) {
        for (Numbered numbered : patterns) {
            if (numbered.pattern().matches(call)) {
                matched.set(numbered.number());
            }
        }
    }
}
