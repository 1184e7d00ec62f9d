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
    private record Numbered(CallPattern.Function pattern, int number) {}

    private record NumberedPart(CallPattern.Part pattern, int number) {}

    private final Map<CallPattern, Integer> numbers = new HashMap<>();
    private final Map<String, List<Numbered>> byFunction = new HashMap<>();
    private final List<Numbered> byAsterisks = new ArrayList<>();
    private final List<NumberedPart> parts = new ArrayList<>();
    private final Map<String, BitSet> partsOfFiles = new HashMap<>();
    private final Map<Call, BitSet> matching = new HashMap<>();

    /** The number of a pattern. All are numbered before the first call is looked at. */
    int number(CallPattern pattern) {
        return numbers.computeIfAbsent(pattern, this::file);
    }

    private int file(CallPattern pattern) {
        int number = numbers.size();
        if (pattern instanceof CallPattern.Part part) {
            parts.add(new NumberedPart(part, number));
        } else if (pattern instanceof CallPattern.Function one) {
            TextPattern function = one.function();
            (function.isLiteral()
                            ? byFunction.computeIfAbsent(function.parts().get(0), f -> new ArrayList<>())
                            : byAsterisks)
                    .add(new Numbered(one, number));
        }
        return number;
    }

    /** The numbers of the patterns that a call matches. */
    BitSet matching(Call call) {
        return matching.computeIfAbsent(call, this::match);
    }

    private BitSet match(Call given) {
        Call call = given.inSmallLetters();
        BitSet matched = new BitSet(numbers.size());
        match(byFunction.getOrDefault(call.function(), List.of()), call, matched);
        match(byAsterisks, call, matched);
        for (NumberedPart part : parts) {
            if (part.pattern().isInFunction(call.function())) {
                matched.set(part.number());
            }
        }
        matched.or(partsOfFiles.computeIfAbsent(call.module(), this::partsOfFile));
        matched.or(partsOfFiles.computeIfAbsent(call.source(), this::partsOfFile));
        return matched;
    }

    private static void match(List<Numbered> patterns, Call call, BitSet matched) {
        for (Numbered numbered : patterns) {
            if (numbered.pattern().matches(call)) {
                matched.set(numbered.number());
            }
        }
    }

    /** Fewer than functions are the files that they are in. */
    private BitSet partsOfFile(String name) {
        BitSet matched = new BitSet(numbers.size());
        for (NumberedPart part : parts) {
            if (part.pattern().isInFile(name)) {
                matched.set(part.number());
            }
        }
        return matched;
    }
}
