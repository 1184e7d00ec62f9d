// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.WrongFree;

/** What a leak check can find. */
public enum Finding {
    LEAKS,
    HELD,
    LATE_FREES,
    /** Certain ones; those that may be of a block older than the spy are no finding. */
    WRONG_FREES,
    CHILDREN,
    INCOMPLETE;

    /** The finding that a group is part of. */
    public static Finding of(LeakClass leakClass) {
        return switch (leakClass) {
            case LEAK -> LEAKS;
            case HELD_AT_EXIT -> HELD;
            case OUTSTANDING -> INCOMPLETE;
            case LATE_FREE -> LATE_FREES;
        };
    }

    /** Whether a check found it. */
    public boolean isIn(LeakCheck check) {
        return switch (this) {
            case LEAKS -> check.verdict() == Verdict.LEAKS;
            case HELD -> check.verdict() == Verdict.HELD;
            case LATE_FREES -> check.totals(LeakClass.LATE_FREE).groups() > 0;
            case WRONG_FREES -> check.wrongFrees().stream().anyMatch(WrongFree::certain);
            case CHILDREN -> check.run().childProcesses().orElse(0) > 0;
            case INCOMPLETE -> check.verdict() == Verdict.INCOMPLETE;
        };
    }
}
