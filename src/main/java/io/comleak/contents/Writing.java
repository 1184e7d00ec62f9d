// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Tells what people write from numbers that happen to be characters, as most numbers of two bytes are. */
final class Writing {
    private static final int REPLACEMENT = 0xfffd;

    /** All but one in so many characters are usual. */
    private static final int UNUSUAL = 8;

    private Writing() {}

    /**
     * Whether it looks as if somebody had written it: no controls but white space, hardly a character that is not in daily
     * use, one script beside Latin, not punctuation for the most part, and not one character alone, as filled memory is.
     */
    static boolean isLikely(String text) {
        int[] characters = text.codePoints().toArray();
        Set<Script> scripts = EnumSet.noneOf(Script.class);
        int usual = 0;
        int telling = 0;
        for (int c : characters) {
            if (!isPossible(c)) {
                return false;
            }
            Script script = Script.of(c);
            scripts.add(script);
            usual += script == Script.RARE ? 0 : 1;
            telling += isTelling(c, script) ? 1 : 0;
        }
        return Arrays.stream(characters).distinct().limit(2).count() == 2
                && (characters.length - usual) * UNUSUAL <= characters.length
                && telling * 2 >= characters.length
                && isOneScript(scripts);
    }

    /** Whether the text has but letters of Latin, of which three are enough; others are met in addresses as well. */
    static boolean isLatin(String text) {
        return text.codePoints().allMatch(c -> c < 0x180);
    }

    /** Whether the text has Chinese characters alone, which a third of all numbers of two bytes are. */
    static boolean isChinese(String text) {
        return text.codePoints().noneMatch(c -> c < 0x3100) && text.codePoints().allMatch(c -> c < 0x10000);
    }

    private static boolean isPossible(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
            case Character.CONTROL -> Character.isWhitespace(c) && c < ' ' && c >= '\t' && c <= '\r';
            default -> c != REPLACEMENT;
        };
    }

    private static boolean isTelling(int c, Script script) {
        return script != Script.RARE
                && (script == Script.PICTURES || c == ' ' || Character.isLetterOrDigit(c) || isMark(c));
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isOneScript(Set<Script> scripts) {
        scripts.removeAll(EnumSet.of(Script.RARE, Script.COMMON, Script.LATIN, Script.PICTURES));
        return scripts.size() <= 1;
    }
}
