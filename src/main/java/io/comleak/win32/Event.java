// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

/** An event without a name that is reset by the wait that it ends. */
public final class Event implements AutoCloseable {
    private final Handle handle = Handle.of(Kernel32.CreateEventW(0, 0, 0, null), "CreateEvent");

    public Handle handle() {
        return handle;
    }

    /** Ends one wait: the current one, or the next. */
    public void set() {
        Win32Exception.check(Kernel32.SetEvent(handle.value()) != 0, "SetEvent");
    }

    @Override
    public void close() {
        handle.close();
    }
}
