// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.TypeConversionException;

/** An option's value that is one of an enum's constants, in small letters. */
final class Choice {
    private Choice() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant that a word stands for. */
    static <E extends Enum<E>> E of(String value, Class<E> constants) {
        StringJoiner words = new StringJoiner(", ");
        for (E constant : constants.getEnumConstants()) {
            if (word(constant).equals(value)) {
                return constant;
            }
            words.add(word(constant));
        }
        throw new TypeConversionException("'" + value + "' is none of " + words);
    }
}
