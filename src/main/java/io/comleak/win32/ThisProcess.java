// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.WString;
import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;

/** What this process can ask about itself. */
public final class ThisProcess {
    private static final int MOST_PATH_UNITS = 1 << 15;
    private static final int TOKEN_ELEVATION = 20;

    private ThisProcess() {}

    public static int id() {
        return Kernel32.GetCurrentProcessId();
    }

    /** The command line as whoever started this process wrote it. */
    public static String commandLine() {
        return Kernel32.GetCommandLineW().getWideString(0);
    }

    /** The path of the program that this process runs, as it was started. */
    public static String program() {
        char[] path = new char[MOST_PATH_UNITS];
        int length = Kernel32.GetModuleFileNameW(0, path, path.length);
        Win32Exception.check(length > 0, "GetModuleFileName");
        return new String(path, 0, length);
    }

    /** Whether it has a console, one without a window too. */
    public static boolean hasConsole() {
        return Kernel32.GetConsoleCP() != 0;
    }

    /** The system's code page for text that is not UTF-16. */
    public static int codePage() {
        return Kernel32.GetACP();
    }

    /** Whether it has all rights of an administrator. */
    public static boolean isElevated() {
        long[] token = new long[1];
        Win32Exception.check(
                Advapi32.OpenProcessToken(Kernel32.GetCurrentProcess(), WinNT.TOKEN_QUERY, token) != 0,
                "OpenProcessToken");
        try (Handle handle = Handle.of(token[0], "OpenProcessToken")) {
            ByteBuffer elevated = Structure.of(Integer.BYTES);
            Win32Exception.check(
                    Advapi32.GetTokenInformation(
                                    handle.value(), TOKEN_ELEVATION, elevated, elevated.capacity(), new int[1])
                            != 0,
                    "GetTokenInformation");
            return elevated.getInt(0) != 0;
        }
    }

    /** Its priority class, as SetPriorityClass has it. */
    public static int priorityClass() {
        int priority = Kernel32.GetPriorityClass(Kernel32.GetCurrentProcess());
        Win32Exception.check(priority != 0, "GetPriorityClass");
        return priority;
    }

    /** Sets a variable for the processes that this one will start; {@link System#getenv} does not see it. */
    public static void setEnvironmentVariable(String name, String value) {
        Win32Exception.check(
                Kernel32.SetEnvironmentVariableW(new WString(name), new WString(value)) != 0, "SetEnvironmentVariable");
    }

    /** The Windows folder, such as {@code C:\Windows}, the same for all users. */
    public static String windowsFolder() {
        char[] buffer = new char[260];
        int length = Kernel32.GetSystemWindowsDirectoryW(buffer, buffer.length);
        Win32Exception.check(length > 0 && length <= buffer.length, "GetSystemWindowsDirectory");
        return new String(buffer, 0, length);
    }

    /** Address of a function that a DLL, loaded in this process, exports. */
    public static long procedure(String dll, String function) {
        long address = Kernel32.GetProcAddress(Kernel32.GetModuleHandleW(new WString(dll)), function);
        Win32Exception.check(address != 0, "GetProcAddress");
        return address;
    }
}
