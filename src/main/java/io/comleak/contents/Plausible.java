// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

/** Characters that occur in what people write. */
final class Plausible {
    private static final int REPLACEMENT = 0xfffd;
    private static final int FIRST_UNCOMMON = 0x2000;

    private Plausible() {}

    static boolean character(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
            case Character.CONTROL -> Character.isWhitespace(c);
            default -> c != REPLACEMENT;
        };
    }

    /** Bytes of anything give characters of East Asia as UTF-16, so that these alone are no sign of text. */
    static boolean common(int c) {
        return c < FIRST_UNCOMMON;
    }
}
