// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Wincon;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Ctrl-C and Ctrl-Break from ending this process. All processes of a console are told of them; the target, which
 * shares ours, decides for itself what they mean.
 *
 * <p>Once taken, Ctrl-C is never given back: each process of a console is told at its own time, so that the target may
 * be dead of one that this process is yet to hear of, and that must not cost the report.
 */
public final class ConsoleControl {
    /** What is called, on a thread of its own, each time that Ctrl-C or Ctrl-Break is pressed. */
    @FunctionalInterface
    public interface Listener {
        void pressed();
    }

    /** PHANDLER_ROUTINE: true says that the event was dealt with. */
    interface Handler extends Callback {
        int callback(int event);
    }

    /** What a process ends with at Ctrl-C: 128 and SIGINT, as Java has it. */
    private static final int INTERRUPTED = 130;

    private static final Object LOCK = new Object();

    /** Windows keeps its address. */
    private static @Nullable Handler handler;

    private static volatile Listener listener = () -> {};

    private ConsoleControl() {}

    /** Has a listener told of each press, in place of an earlier one. */
    public static void listen(Listener to) {
        listener = to;
        synchronized (LOCK) {
            if (handler == null) {
                handler = register(ConsoleControl::handle);
            }
        }
    }

    /** From now on the second press ends this process: the first may be one that ended the target, told late. */
    public static void endAtSecondPress() {
        AtomicInteger presses = new AtomicInteger();
        listen(() -> {
            if (presses.incrementAndGet() > 1) {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
        });
    }

    private static Handler register(Handler handler) {
        Native.setCallbackThreadInitializer(handler, new CallbackThreadInitializer(true, false, "console control"));
        Win32Exception.check(Kernel32.SetConsoleCtrlHandler(handler, 1) != 0, "SetConsoleCtrlHandler");
        return handler;
    }

    private static int handle(int event) {
        if (event != Wincon.CTRL_C_EVENT && event != Wincon.CTRL_BREAK_EVENT) {
            return 0;
        }
        listener.pressed();
        return 1;
    }
}
