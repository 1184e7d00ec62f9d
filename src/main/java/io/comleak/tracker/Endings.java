// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Ending;
import io.comleak.model.Fault;
import org.jspecify.annotations.Nullable;

/** Tells how a target ended from its exit code, its last fault, and whether it came to detach its DLLs. */
final class Endings {
    /** The upper half of the system's own error statuses. Others than faults use it too, but hardly by chance. */
    private static final int ERROR_STATUS = 0xC000;

    private static final int CONTROL_C_EXIT = 0xC000013A;

    private static final int HEAP_CORRUPTION = 0xC0000374;
    private static final int FAST_FAIL = 0xC0000409;

    private Endings() {}

    static Ending of(TargetEnd end, boolean detached, @Nullable Fault fault) {
        int code = end.exitCode();
        return switch (end.endedBy()) {
            case TIMEOUT -> new Ending.TimedOut(code);
            case INTERRUPT -> new Ending.Interrupted(code);
            case OTHERS -> detached && !diedDetaching(code, fault) ? new Ending.Exited(code) : died(code, fault);
        };
    }

    /** DLLs that were there before the spy detach after it, and may die of that: then what they had yet to free is not known. */
    private static boolean diedDetaching(int code, @Nullable Fault fault) {
        return code == HEAP_CORRUPTION || code == FAST_FAIL || (fault != null && fault.code() == code);
    }

    private static Ending died(int code, @Nullable Fault fault) {
        if (fault != null && fault.code() == code) {
            return new Ending.Crashed(code, fault);
        }
        boolean errorStatus = code >>> 16 == ERROR_STATUS && code != CONTROL_C_EXIT;
        return errorStatus ? new Ending.Crashed(code, null) : new Ending.Killed(code);
    }
}
