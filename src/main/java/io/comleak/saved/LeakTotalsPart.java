// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import java.io.IOException;

/** Reads sums over groups, which may be among other members. */
final class LeakTotalsPart {
    private final Members members;
    private int groups;
    private long blocks;
    private long bytes;

    /** {@code others} are read along with them. */
    LeakTotalsPart(Members others) {
        members = others.required("groups", json -> groups = (int) json.number(0, Integer.MAX_VALUE))
                .required("blocks", json -> blocks = json.count())
                .required("bytes", json -> bytes = json.count());
    }

    LeakTotals read(JsonSource json) throws IOException {
        members.read(json);
        return new LeakTotals(groups, blocks, bytes);
    }
}
