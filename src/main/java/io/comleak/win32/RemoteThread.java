// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

/** A thread that was started in another process. */
public final class RemoteThread implements AutoCloseable {
    private final Handle handle;

    RemoteThread(Handle handle) {
        this.handle = handle;
    }

    public Handle handle() {
        return handle;
    }

    /** What its function returned, the low 32 bits; of no meaning while it runs. */
    public int exitCode() {
        int[] code = new int[1];
        Win32Exception.check(Kernel32.GetExitCodeThread(handle.value(), code) != 0, "GetExitCodeThread");
        return code[0];
    }

    @Override
    public void close() {
        handle.close();
    }
}
