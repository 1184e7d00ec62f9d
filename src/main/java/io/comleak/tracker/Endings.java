// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Ending;
import io.comleak.model.Fault;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how a target ended from its exit code, its last fault, and whether it came to detach its DLLs. */
final class Endings {
    /** The upper half of the system's own error statuses. Others than faults use it too, but hardly by chance. */
    private static final int ERROR_STATUS = 0xC000;

    private static final int CONTROL_C_EXIT = 0xC000013A;

    private static final int HEAP_CORRUPTION = 0xC0000374;
    private static final int FAST_FAIL = 0xC0000409;

    /** What an unhandled exception leaves that is no error status: DebugBreak and assertions, the exceptions of C++ and .NET. */
    private static final Set<Integer> OTHER_EXCEPTIONS = Set.of(0x80000003, 0x80000004, 0xE06D7363, 0xE0434352);

    private Endings() {}

    static Ending of(TargetEnd end, boolean detached, @Nullable Fault fault) {
        int code = end.exitCode();
        return switch (end.endedBy()) {
            case TIMEOUT -> new Ending.TimedOut(code);
            case INTERRUPT -> new Ending.Interrupted(code);
            case OTHERS -> endedByOthers(code, detached, fault);
        };
    }

    private static Ending endedByOthers(int code, boolean detached, @Nullable Fault fault) {
        if (code == CONTROL_C_EXIT) {
            // The system's own handler ends a program in good order, and yet in the middle of its work.
            return new Ending.Interrupted(code);
        }
        return detached && !diedDetaching(code, fault) ? new Ending.Exited(code) : died(code, fault);
    }

    /** DLLs that were there before the spy detach after it, and may die of that: then what they had yet to free is not known. */
    private static boolean diedDetaching(int code, @Nullable Fault fault) {
        return code == HEAP_CORRUPTION || code == FAST_FAIL || (fault != null && fault.code() == code);
    }

    private static Ending died(int code, @Nullable Fault fault) {
        if (fault != null && fault.code() == code) {
            return new Ending.Crashed(code, fault);
        }
        boolean errorStatus = code >>> 16 == ERROR_STATUS || OTHER_EXCEPTIONS.contains(code);
        return errorStatus ? new Ending.Crashed(code, null) : new Ending.Killed(code);
    }
}
