// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** Stops all threads of another process. */
final class ProcessSuspension {
    private static final int TH32CS_SNAPTHREAD = 4;
    private static final int THREADENTRY32_BYTES = 28;
    private static final int THREAD_ID = 8;
    private static final int OWNER_PROCESS_ID = 12;

    private final int process;
    private final Set<Integer> suspended = new HashSet<>();

    ProcessSuspension(int process) {
        this.process = process;
    }

    /** Goes on until a snapshot shows no thread that has not been suspended: until then a thread may start another. */
    void suspendAll() {
        boolean more = true;
        while (more) {
            more = false;
            for (int thread : threads()) {
                if (suspended.add(thread)) {
                    suspend(thread);
                    more = true;
                }
            }
        }
    }

    private Set<Integer> threads() {
        Set<Integer> threads = new HashSet<>();
        long value = Kernel32.CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
        try (Handle snapshot = Handle.of(value, "CreateToolhelp32Snapshot")) {
            ByteBuffer entry = Structure.sized(THREADENTRY32_BYTES);
            int found = Kernel32.Thread32First(snapshot.value(), entry);
            while (found != 0) {
                if (entry.getInt(OWNER_PROCESS_ID) == process) {
                    threads.add(entry.getInt(THREAD_ID));
                }
                found = Kernel32.Thread32Next(snapshot.value(), entry);
            }
        }
        return threads;
    }

    /** A thread that cannot be opened has ended meanwhile. */
    private static void suspend(int id) {
        long thread = Kernel32.OpenThread(WinNT.THREAD_SUSPEND_RESUME, 0, id);
        if (thread != 0) {
            Kernel32.SuspendThread(thread);
            Kernel32.CloseHandle(thread);
        }
    }
}
