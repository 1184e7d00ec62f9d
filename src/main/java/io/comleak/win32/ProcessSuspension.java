// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Stops all threads of another process. */
final class ProcessSuspension implements AutoCloseable {
    private static final int TH32CS_SNAPTHREAD = 4;
    private static final int THREADENTRY32_BYTES = 28;
    private static final int THREAD_ID = 8;
    private static final int OWNER_PROCESS_ID = 12;
    private static final int NO_RIGHT = 0;

    /** A thread stops a little after it was told to, and may start another one until then. */
    private static final Duration SETTLING = Duration.ofMillis(50);

    private final Win32Process process;
    /** Handles by thread id: an id is not used again while there is a handle. */
    private final Map<Integer, Long> threads = new HashMap<>();

    ProcessSuspension(Win32Process process) {
        this.process = process;
    }

    /** Goes on until a settled process shows no thread that was not suspended before. */
    void suspendAll() {
        do {
            while (suspendNew()) {
                // What was suspended last may just have started another one.
            }
        } while (!process.awaitDeath(SETTLING) && suspendNew());
    }

    /** Whether there were any. */
    private boolean suspendNew() {
        Set<Integer> found = snapshot();
        found.removeAll(threads.keySet());
        found.forEach(this::suspend);
        return !found.isEmpty();
    }

    private Set<Integer> snapshot() {
        Set<Integer> ids = new HashSet<>();
        long value = Kernel32.CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
        try (Handle snapshot = Handle.of(value, "CreateToolhelp32Snapshot")) {
            ByteBuffer entry = Structure.sized(THREADENTRY32_BYTES);
            int found = Kernel32.Thread32First(snapshot.value(), entry);
            while (found != 0) {
                if (entry.getInt(OWNER_PROCESS_ID) == process.id()) {
                    ids.add(entry.getInt(THREAD_ID));
                }
                found = Kernel32.Thread32Next(snapshot.value(), entry);
            }
        }
        return ids;
    }

    private void suspend(int id) {
        long thread = Kernel32.OpenThread(WinNT.THREAD_SUSPEND_RESUME, 0, id);
        if (thread != 0) {
            threads.put(id, thread);
            Kernel32.SuspendThread(thread);
        } else if (Native.getLastError() == WinError.ERROR_ACCESS_DENIED) {
            threads.put(id, (long) NO_RIGHT);
        }
        // Otherwise it has ended; whatever it started is in the next snapshot.
    }

    @Override
    public void close() {
        threads.values().stream().filter(thread -> thread != NO_RIGHT).forEach(Kernel32::CloseHandle);
    }
}
