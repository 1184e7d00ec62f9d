// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.truth.Trial.Outcome;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The sums of all trials. */
final class Summary {
    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private int runs;
    private int x64;
    private long events;
    private long blocks;
    private long contents;
    private int inFlight;
    private int mismatches;

    void add(Outcome outcome) {
        runs++;
        x64 += outcome.trial().x64() ? 1 : 0;
        endings.merge(outcome.trial().ending(), 1, Integer::sum);
        events += outcome.result().events();
        blocks += outcome.result().blocks();
        contents += outcome.result().contents();
        inFlight += outcome.result().inFlight();
        mismatches += outcome.result().mismatches().size();
    }

    int runs() {
        return runs;
    }

    long events() {
        return events;
    }

    long blocks() {
        return blocks;
    }

    long contents() {
        return contents;
    }

    int mismatches() {
        return mismatches;
    }

    @Override
    public String toString() {
        String each = endings.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "events:      %,d%n"
                        + "runs:        %,d (%,d of 64 bits, %,d of 32 bits)%n"
                        + "endings:     %s%n"
                        + "compared:    %,d blocks, the first bytes of %,d of them%n"
                        + "in flight:   %,d calls in which a thread died%n"
                        + "mismatches:  %,d",
                events,
                runs,
                x64,
                runs - x64,
                each,
                blocks,
                contents,
                inFlight,
                mismatches);
    }
}
