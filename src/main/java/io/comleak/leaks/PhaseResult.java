// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A phase with its verdict.
 *
 * @param phase that the program named
 * @param verdict what is said of it
 * @param reported blocks allocated in it that are reported as leaks, as held at exit, or as outstanding
 * @param reportedBytes of those blocks
 */
public record PhaseResult(Phase phase, PhaseVerdict verdict, long reported, long reportedBytes) {
    /** Those of a check, in order of their first naming. */
    public static List<PhaseResult> of(LeakCheck check) {
        if (check.run().phases().isEmpty()) {
            return List.of();
        }
        Map<String, PhaseShare> reported = new HashMap<>();
        List<List<PhaseShare>> all = new ArrayList<>();
        check.groups().forEach(group -> all.add(group.allPhases()));
        PhaseShare.sums(all).forEach(share -> reported.put(share.phase(), share));
        return check.run().phases().stream()
                .map(phase -> result(check, phase, reported))
                .toList();
    }

    private static PhaseResult result(LeakCheck check, Phase phase, Map<String, PhaseShare> reported) {
        PhaseShare share = reported.getOrDefault(phase.name(), new PhaseShare(phase.name(), 0, 0));
        return new PhaseResult(phase, verdict(check.verdict(), share.blocks() > 0), share.blocks(), share.bytes());
    }

    /** All that is outstanding is of one class, which the verdict on the whole tells. */
    private static PhaseVerdict verdict(Verdict whole, boolean reported) {
        if (whole == Verdict.INCOMPLETE) {
            return PhaseVerdict.NOT_KNOWN;
        }
        if (!reported) {
            return PhaseVerdict.CLEAN;
        }
        return whole == Verdict.LEAKS ? PhaseVerdict.LEAKS : PhaseVerdict.HELD;
    }
}
