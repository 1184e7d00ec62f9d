// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.PhaseResult;
import io.comleak.leaks.PhaseVerdict;
import io.comleak.model.Phase;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the member phases. */
final class PhasesPart {
    private static final Map<String, PhaseVerdict> VERDICTS = Words.of(PhaseVerdict.class);

    private final List<PhaseResult> results = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Members members = new Members()
            .required("name", json -> name = json.string())
            .required("verdict", json -> verdict = json.word(VERDICTS))
            .required("allocations", json -> allocations = json.count())
            .required("blocks", json -> blocks = json.count())
            .required("bytes", json -> bytes = json.count())
            .required("keptBlocks", json -> keptBlocks = json.count())
            .required("keptBytes", json -> keptBytes = json.count());
    private String name = "";
    private PhaseVerdict verdict = PhaseVerdict.NOT_KNOWN;
    private long allocations;
    private long blocks;
    private long bytes;
    private long keptBlocks;
    private long keptBytes;

    void read(JsonSource json) throws IOException {
        json.array(this::phase);
    }

    private void phase(JsonSource json) throws IOException {
        members.read(json);
        if (!names.add(name)) {
            throw json.wrong("two phases have the same name");
        }
        Phase phase = new Phase(name, allocations, keptBlocks, keptBytes);
        results.add(new PhaseResult(phase, verdict, blocks, bytes));
    }

    /** Empty where the file has none. */
    List<Phase> phases() {
        return results.stream().map(PhaseResult::phase).toList();
    }

    /** The results follow from the groups, unless somebody changed one or the other. */
    void check(LeakCheck check, JsonSource json) throws IOException {
        List<PhaseResult> all = check.phases();
        for (int at = 0; at < results.size(); at++) {
            PhaseResult found = all.get(at);
            if (!found.equals(results.get(at))) {
                throw json.contradiction("phase " + (at + 1) + " is " + text(results.get(at))
                        + ", and what was found makes it " + text(found));
            }
        }
    }

    private static String text(PhaseResult result) {
        return Names.of(result.verdict()) + " with " + result.reportedBytes() + " bytes in " + result.reported();
    }
}
