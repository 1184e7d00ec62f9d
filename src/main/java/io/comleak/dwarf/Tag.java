// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/** What an entry is, DW_TAG_…, as far as it matters for names. */
final class Tag {
    static final int COMPILE_UNIT = 0x11;
    static final int INLINED_SUBROUTINE = 0x1d;
    static final int SUBPROGRAM = 0x2e;
    static final int NAMESPACE = 0x39;
    static final int SKELETON_UNIT = 0x4a;

    private static final int CLASS_TYPE = 0x02;
    private static final int ENUMERATION_TYPE = 0x04;
    private static final int STRUCTURE_TYPE = 0x13;
    private static final int UNION_TYPE = 0x17;
    private static final int MODULE = 0x1e;
    private static final int INTERFACE_TYPE = 0x38;

    private Tag() {}

    static boolean isFunction(int tag) {
        return tag == SUBPROGRAM || tag == INLINED_SUBROUTINE;
    }

    /** Whether names of what is within are told apart by the name of this. */
    static boolean isScope(int tag) {
        return switch (tag) {
            case CLASS_TYPE, ENUMERATION_TYPE, STRUCTURE_TYPE, UNION_TYPE, MODULE, INTERFACE_TYPE, NAMESPACE -> true;
            default -> false;
        };
    }
}
