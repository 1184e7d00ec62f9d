// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import java.util.List;

/** How churn ends. */
enum Ending {
    LEAK("leak", "exited"),
    CRASH("crash", "crashed"),
    TERMINATE("terminate", "killed"),
    KILL("wait", "killed");

    /** What churn is told. */
    final String word;

    /** What the report says of it. */
    final String kind;

    Ending(String word, String kind) {
        this.word = word;
        this.kind = kind;
    }

    /** Why the result is incomplete. */
    List<String> reasons() {
        return this == LEAK ? List.of() : List.of(kind);
    }
}
