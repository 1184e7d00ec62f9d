// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Wincon;

/**
 * Keeps Ctrl-C and Ctrl-Break from ending this process. All processes of a console are told of them; the target, which
 * shares ours, decides for itself what they mean.
 */
public final class ConsoleControl implements AutoCloseable {
    /** What is called, on a thread of its own, each time that Ctrl-C or Ctrl-Break is pressed. */
    @FunctionalInterface
    public interface Listener {
        void pressed();
    }

    /** PHANDLER_ROUTINE: true says that the event was dealt with. */
    interface Handler extends Callback {
        int callback(int event);
    }

    // Windows keeps its address: it has to outlive the registration.
    private final Handler handler;

    public ConsoleControl(Listener listener) {
        this.handler = event -> {
            if (event != Wincon.CTRL_C_EVENT && event != Wincon.CTRL_BREAK_EVENT) {
                return 0;
            }
            listener.pressed();
            return 1;
        };
        Native.setCallbackThreadInitializer(handler, new CallbackThreadInitializer(true, false, "console control"));
        Win32Exception.check(Kernel32.SetConsoleCtrlHandler(handler, 1) != 0, "SetConsoleCtrlHandler");
    }

    @Override
    public void close() {
        Kernel32.SetConsoleCtrlHandler(handler, 0);
    }
}
