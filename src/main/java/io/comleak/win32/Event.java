// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

/** An event without a name. */
public final class Event implements AutoCloseable {
    private final Handle handle;

    private Event(boolean byHand) {
        handle = Handle.of(Kernel32.CreateEventW(0, byHand ? 1 : 0, 0, null), "CreateEvent");
    }

    /** One that ends one wait each time that it is set: the current one, or the next. */
    public static Event resetByWait() {
        return new Event(false);
    }

    /** One that, once it is set, ends all waits until it is reset. */
    public static Event resetByHand() {
        return new Event(true);
    }

    public Handle handle() {
        return handle;
    }

    public void set() {
        Win32Exception.check(Kernel32.SetEvent(handle.value()) != 0, "SetEvent");
    }

    @Override
    public void close() {
        handle.close();
    }
}
