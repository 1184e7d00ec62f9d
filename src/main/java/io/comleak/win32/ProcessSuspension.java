// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
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
    private static final int CONTEXT_BYTES = 1232;
    private static final int CONTEXT_ALIGNMENT = 16;
    private static final int CONTEXT_FLAGS = 48;
    private static final int CONTEXT_CONTROL = 0x100001;
    private static final int NO_RIGHT = 0;

    private final int process;
    private final ByteBuffer context =
            Structure.of(CONTEXT_BYTES + CONTEXT_ALIGNMENT).alignedSlice(CONTEXT_ALIGNMENT);
    /** Handles by thread id: an id is not used again while there is a handle. */
    private final Map<Integer, Long> threads = new HashMap<>();

    ProcessSuspension(int process) {
        this.process = process;
    }

    /** Goes on until there is no thread that was not suspended in an earlier round: until then one may start another. */
    void suspendAll() {
        boolean more = true;
        while (more) {
            more = false;
            for (int thread : snapshot()) {
                if (!threads.containsKey(thread)) {
                    suspend(thread);
                    more = true;
                }
            }
        }
    }

    private Set<Integer> snapshot() {
        Set<Integer> ids = new HashSet<>();
        long value = Kernel32.CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
        try (Handle snapshot = Handle.of(value, "CreateToolhelp32Snapshot")) {
            ByteBuffer entry = Structure.sized(THREADENTRY32_BYTES);
            int found = Kernel32.Thread32First(snapshot.value(), entry);
            while (found != 0) {
                if (entry.getInt(OWNER_PROCESS_ID) == process) {
                    ids.add(entry.getInt(THREAD_ID));
                }
                found = Kernel32.Thread32Next(snapshot.value(), entry);
            }
        }
        return ids;
    }

    private void suspend(int id) {
        long thread = Kernel32.OpenThread(WinNT.THREAD_SUSPEND_RESUME | WinNT.THREAD_GET_CONTEXT, 0, id);
        if (thread != 0) {
            threads.put(id, thread);
            Kernel32.SuspendThread(thread);
            // Only asking for a context waits until the thread has stopped: it may be starting another one.
            Kernel32.GetThreadContext(thread, context.putInt(CONTEXT_FLAGS, CONTEXT_CONTROL));
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
