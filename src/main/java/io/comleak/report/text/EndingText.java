// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.report.ExitCodes;
import io.comleak.report.FrameText;

/** How a program ended, as the rest of a sentence that begins with its name. */
final class EndingText {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int EXECUTE = 8;
    private static final int ACCESS_VIOLATION = 0xc0000005;

    private EndingText() {}

    static String of(Ending ending) {
        String code = ExitCodes.text(ending.exitCode());
        if (ending instanceof Ending.Crashed) {
            return "crashed with " + code;
        }
        if (ending instanceof Ending.Killed) {
            return "was killed (TerminateProcess, exit code " + code + ")";
        }
        if (ending instanceof Ending.TimedOut) {
            return "ran past its time limit and was ended";
        }
        return ending instanceof Ending.Interrupted ? "was ended at Ctrl-C" : "exited with " + code;
    }

    /** What an exception was, such as {@code 0xc0000005 (STATUS_ACCESS_VIOLATION) writing 0x00000000}. */
    static String of(Fault fault, FrameText frames) {
        return ExitCodes.exception(fault.code())
                + (fault.code() == ACCESS_VIOLATION
                        ? access(fault.access()) + " " + frames.address(fault.accessed())
                        : "");
    }

    private static String access(long access) {
        if (access == READ) {
            return " reading";
        }
        if (access == WRITE) {
            return " writing";
        }
        return access == EXECUTE ? " executing" : " accessing";
    }
}
