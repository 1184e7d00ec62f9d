// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Baseline;
import io.comleak.leaks.Compared;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Standing;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes how the findings stand to a baseline, in short: the member baseline. */
final class JsonBaseline {
    private JsonBaseline() {}

    static void write(LeakCheck check, Baseline baseline, JsonWriter json) throws IOException {
        Map<Standing, Long> counts = Stream.concat(
                        check.groups().stream().map(baseline::of),
                        check.wrongFrees().stream().map(baseline::of))
                .flatMap(Optional::stream)
                .map(Compared::standing)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        json.name("baseline").beginObject();
        json.name("complete").value(!baseline.isIncomplete());
        json.name("otherProgram").value(baseline.isOfAnotherProgram());
        for (Standing standing : Standing.values()) {
            if (standing.ofSomething()) {
                json.name(Names.member(standing)).value(counts.getOrDefault(standing, 0L));
            }
        }
        json.endObject();
    }
}
