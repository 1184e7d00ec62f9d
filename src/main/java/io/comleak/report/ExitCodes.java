// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import java.util.Map;

/** Exit codes of processes, with the names of those that Windows and its runtimes end a process with. */
public final class ExitCodes {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x40010004, "DBG_TERMINATE_PROCESS"),
            Map.entry(0x80000003, "STATUS_BREAKPOINT"),
            Map.entry(0xc0000005, "STATUS_ACCESS_VIOLATION"),
            Map.entry(0xc000001d, "STATUS_ILLEGAL_INSTRUCTION"),
            Map.entry(0xc0000094, "STATUS_INTEGER_DIVIDE_BY_ZERO"),
            Map.entry(0xc00000fd, "STATUS_STACK_OVERFLOW"),
            Map.entry(0xc0000135, "STATUS_DLL_NOT_FOUND"),
            Map.entry(0xc0000139, "STATUS_ENTRYPOINT_NOT_FOUND"),
            Map.entry(0xc000013a, "STATUS_CONTROL_C_EXIT"),
            Map.entry(0xc0000142, "STATUS_DLL_INIT_FAILED"),
            Map.entry(0xc0000374, "STATUS_HEAP_CORRUPTION"),
            Map.entry(0xc0000602, "STATUS_FAIL_FAST_EXCEPTION"),
            Map.entry(0xc0000409, "STATUS_STACK_BUFFER_OVERRUN or fast-fail"),
            Map.entry(0xe0434352, ".NET exception"),
            Map.entry(0xe06d7363, "C++ exception"));

    private ExitCodes() {}

    /** Unsigned decimal; for a status, or any code that has a name, hexadecimal and the name as well. */
    public static String text(int code) {
        String decimal = Integer.toUnsignedString(code);
        String name = NAMES.get(code);
        if (name == null && !isStatus(code)) {
            return decimal;
        }
        return decimal + " (" + hex(code) + (name == null ? "" : ", " + name) + ")";
    }

    /** Hexadecimal, and the name if it has one. */
    public static String exception(int code) {
        String name = NAMES.get(code);
        return hex(code) + (name == null ? "" : " (" + name + ")");
    }

    private static boolean isStatus(int code) {
        return Integer.compareUnsigned(code, 0x80000000) >= 0;
    }

    private static String hex(int code) {
        return String.format("0x%08x", code);
    }
}
