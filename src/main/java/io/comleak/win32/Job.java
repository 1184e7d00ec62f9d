// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinError;
import java.nio.ByteBuffer;

/** A job: a process and its descendants, to be counted, and killed with it if so wished. It restricts nothing. */
public final class Job implements AutoCloseable {
    private static final int BASIC_ACCOUNTING = 1;
    private static final int BASIC_ACCOUNTING_BYTES = 48;
    private static final int TOTAL_PROCESSES = 36;
    private static final int EXTENDED_LIMITS = 9;
    private static final int EXTENDED_LIMITS_BYTES = 144;
    private static final int LIMIT_FLAGS = 16;
    private static final int KILL_ON_JOB_CLOSE = 0x2000;

    /** So that a process which asks for it starts outside of the job, as it would if there were none. */
    private static final int BREAKAWAY_OK = 0x800;

    private final Handle handle = Handle.of(Kernel32.CreateJobObjectW(0, null), "CreateJobObject");

    /** Whether the processes in it are killed when this process closes it, or dies. */
    public void killOnClose(boolean kill) {
        ByteBuffer limits =
                Structure.of(EXTENDED_LIMITS_BYTES).putInt(LIMIT_FLAGS, BREAKAWAY_OK | (kill ? KILL_ON_JOB_CLOSE : 0));
        Win32Exception.check(
                Kernel32.SetInformationJobObject(handle.value(), EXTENDED_LIMITS, limits, limits.capacity()) != 0,
                "SetInformationJobObject");
    }

    /** Puts a process in, unless it lies in a job that admits no other: then it returns false. */
    public boolean add(Win32Process process) {
        boolean added = Kernel32.AssignProcessToJobObject(
                        handle.value(), process.handle().value())
                != 0;
        Win32Exception.check(
                added || Native.getLastError() == WinError.ERROR_ACCESS_DENIED, "AssignProcessToJobObject");
        return added;
    }

    /** How many processes have ever been in it. */
    public int totalProcesses() {
        ByteBuffer accounting = Structure.of(BASIC_ACCOUNTING_BYTES);
        Win32Exception.check(
                Kernel32.QueryInformationJobObject(
                                handle.value(), BASIC_ACCOUNTING, accounting, accounting.capacity(), new int[1])
                        != 0,
                "QueryInformationJobObject");
        return accounting.getInt(TOTAL_PROCESSES);
    }

    @Override
    public void close() {
        handle.close();
    }
}
