// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

/** The names of the codes with which processes die before their first instruction. */
final class NtStatus {
    static final int DLL_NOT_FOUND = 0xC0000135;
    static final int ENTRY_POINT_NOT_FOUND = 0xC0000139;
    static final int DLL_INIT_FAILED = 0xC0000142;

    private NtStatus() {}

    /** The code, with its name where it has one here. */
    static String text(int code) {
        String name = switch (code) {
            case DLL_NOT_FOUND -> " (STATUS_DLL_NOT_FOUND)";
            case ENTRY_POINT_NOT_FOUND -> " (STATUS_ENTRYPOINT_NOT_FOUND)";
            case DLL_INIT_FAILED -> " (STATUS_DLL_INIT_FAILED)";
            case 0xC0000005 -> " (STATUS_ACCESS_VIOLATION)";
            case 0xC000007B -> " (STATUS_INVALID_IMAGE_FORMAT)";
            case 0xC0000409 -> " (STATUS_STACK_BUFFER_OVERRUN)";
            default -> "";
        };
        return String.format("0x%08X%s", code, name);
    }
}
