// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.Set;

/** The functions through which the C runtime starts a program; what lies outside of main is none of the program's. */
public final class ProgramStart {
    /** They are linked into the program; some compilers put underscores before them. */
    private static final Set<String> START_UP = Set.of(
            "mainCRTStartup",
            "wmainCRTStartup",
            "WinMainCRTStartup",
            "wWinMainCRTStartup",
            "tmainCRTStartup",
            "scrt_common_main",
            "scrt_common_main_seh",
            "invoke_main",
            "wgetmainargs",
            "getmainargs");

    private static final Set<String> MAIN = Set.of("main", "wmain", "WinMain", "wWinMain");

    private ProgramStart() {}

    public static boolean isMain(String function) {
        return MAIN.contains(function);
    }

    /** Whether a function is the one through which Rust calls main, or a thread's. */
    static boolean callsRust(String function) {
        return function.contains("__rust_begin_short_backtrace");
    }

    /** Whether a function leads to main. */
    public static boolean startsUp(String function) {
        return START_UP.contains(function.replaceFirst("^_+", ""));
    }
}
