// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.List;

/** Scripts, each by the ranges of its characters that are in daily use. */
enum Script {
    /** Digits, spaces and punctuation that go with every script. */
    COMMON(
            0x09, 0x40, 0x5b, 0x60, 0x7b, 0x7e, 0xa0, 0xbf, 0x2010, 0x2026, 0x20ac, 0x20ac, 0x200c, 0x200d, 0xfe0f,
            0xfe0f),
    LATIN(0x41, 0x5a, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x17f, 0x1ea0, 0x1ef9, 0x300, 0x304),
    GREEK(0x386, 0x3ce),
    CYRILLIC(0x401, 0x45f, 0x490, 0x491),
    ARMENIAN(0x531, 0x556, 0x561, 0x587),
    HEBREW(0x5d0, 0x5ea),
    ARABIC(
            0x60c, 0x60c, 0x61f, 0x61f, 0x621, 0x652, 0x660, 0x669, 0x67e, 0x67e, 0x686, 0x686, 0x698, 0x698, 0x6a9,
            0x6a9, 0x6af, 0x6af, 0x6cc, 0x6cc),
    DEVANAGARI(0x901, 0x96f),
    BENGALI(0x981, 0x9f1),
    TAMIL(0xb82, 0xbcd),
    THAI(0xe01, 0xe5b),
    GEORGIAN(0x10d0, 0x10f0),
    HANGUL(0xac00, 0xd7a3),
    /** Japanese and Chinese. */
    HAN(0x3000, 0x3011, 0x3041, 0x30fe, 0x4e00, 0x9fa5, 0xff01, 0xff5e),
    /** Emoji. */
    PICTURES(0x2600, 0x27bf, 0x1f300, 0x1faff),
    /** All else. */
    RARE;

    private static final List<Script> ALL = List.of(values());

    /** Pairs of first and last. Never written to. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] ranges;

    Script(int... ranges) {
        this.ranges = ranges;
    }

    static Script of(int c) {
        return ALL.stream().filter(script -> script.has(c)).findFirst().orElse(RARE);
    }

    private boolean has(int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
