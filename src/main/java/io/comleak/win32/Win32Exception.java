// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinBase;

/** A function of Windows failed. The message is the function's name, the system's text and the error number. */
public final class Win32Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    Win32Exception(String function, int code) {
        super(function + ": " + text(code) + " (error " + code + ")");
        this.code = code;
    }

    /** What GetLastError returned: one of the numbers of winerror.h. */
    public int code() {
        return code;
    }

    /** The system's text for an error number, on one line. */
    public static String text(int code) {
        int flags = WinBase.FORMAT_MESSAGE_FROM_SYSTEM | WinBase.FORMAT_MESSAGE_IGNORE_INSERTS;
        char[] buffer = new char[1024];
        int length = Kernel32.FormatMessageW(flags, 0, code, 0, buffer, buffer.length, 0);
        String text = new String(buffer, 0, length).replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? "unknown error" : text;
    }

    /** The calling thread's last error. */
    static Win32Exception last(String function) {
        return new Win32Exception(function, Native.getLastError());
    }

    /** Throws the calling thread's last error if the function that set it failed. */
    static void check(boolean succeeded, String function) {
        if (!succeeded) {
            throw last(function);
        }
    }
}
