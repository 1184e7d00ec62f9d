// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of some blocks were allocated in a phase.
 *
 * @param phase its name
 * @param blocks how many
 * @param bytes of all of them
 */
public record PhaseShare(String phase, long blocks, long bytes) {
    private PhaseShare plus(PhaseShare more) {
        return new PhaseShare(phase, blocks + more.blocks, bytes + more.bytes);
    }

    /** Those of several lists, each phase once, in the order in which they come. */
    static List<PhaseShare> sums(Iterable<List<PhaseShare>> all) {
        Map<String, PhaseShare> sums = new LinkedHashMap<>();
        all.forEach(shares -> shares.forEach(share -> sums.merge(share.phase, share, PhaseShare::plus)));
        return new ArrayList<>(sums.values());
    }
}
