// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.platform.win32.WinError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A handle that this process owns. No handle made by this package is inheritable. */
public final class Handle implements AutoCloseable {
    /** What {@link #awaitAny} returns if the time was up first. */
    public static final int TIMED_OUT = -1;

    private static final long INVALID = -1;

    private final AtomicLong value;

    private Handle(long value) {
        this.value = new AtomicLong(value);
    }

    /** Takes over what a function returned, or throws its error. */
    static Handle of(long value, String function) {
        Win32Exception.check(value != 0 && value != INVALID, function);
        return new Handle(value);
    }

    long value() {
        long current = value.get();
        if (current == 0) {
            throw new IllegalStateException("the handle is closed");
        }
        return current;
    }

    /**
     * Waits until one of the objects is signalled, and returns the index of the first that is, or {@link #TIMED_OUT}
     * after that time: a month at most.
     */
    public static int awaitAny(Duration limit, Handle... handles) {
        int milliseconds = (int) Math.min(limit.toMillis(), Integer.MAX_VALUE);
        long[] values = new long[handles.length];
        for (int i = 0; i < handles.length; i++) {
            values[i] = handles[i].value();
        }
        int index = Kernel32.WaitForMultipleObjects(values.length, values, 0, milliseconds);
        if (index == WinError.WAIT_TIMEOUT) {
            return TIMED_OUT;
        }
        Win32Exception.check(index >= 0 && index < handles.length, "WaitForMultipleObjects");
        return index;
    }

    /** Closing again does nothing. */
    @Override
    public void close() {
        long current = value.getAndSet(0);
        if (current != 0) {
            Kernel32.CloseHandle(current);
        }
    }
}
