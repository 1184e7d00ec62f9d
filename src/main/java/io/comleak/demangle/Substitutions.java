// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a mangled C++ name has had already and refers to, and what every one can refer to. */
final class Substitutions {
    private static final String TRAITS = "<char, std::char_traits<char> >";
    private static final String STRING = "std::basic_string<char, std::char_traits<char>, std::allocator<char> >";

    /** In full, as debug information has them too, rather than by the short names that programs use. */
    private static final Map<Character, Text> COMMON = Map.of(
            't', Text.of("std"),
            'a', Text.of("std::allocator", "allocator"),
            'b', Text.of("std::basic_string", "basic_string"),
            's', Text.of(STRING, "basic_string"),
            'i', Text.of("std::basic_istream" + TRAITS, "basic_istream"),
            'o', Text.of("std::basic_ostream" + TRAITS, "basic_ostream"),
            'd', Text.of("std::basic_iostream" + TRAITS, "basic_iostream"));

    private final Letters letters;
    private final List<Text> known = new ArrayList<>();

    Substitutions(Letters letters) {
        this.letters = letters;
    }

    Text add(Text text) {
        known.add(text);
        return text;
    }

    void removeLast() {
        known.remove(known.size() - 1);
    }

    int size() {
        return known.size();
    }

    void cutTo(int size) {
        known.subList(size, known.size()).clear();
    }

    /** Reads one, of which the S has been read. */
    Text read() throws UnreadableNameException {
        Text common = COMMON.get(letters.peek());
        if (common != null) {
            letters.next();
            return common;
        }
        int number = 0;
        for (char digit = letters.next(); digit != '_'; digit = letters.next()) {
            number = (number == 0 ? 0 : (number - 1) * 36) + digit(digit) + 1;
            if (number > Letters.MAX_LENGTH) {
                throw new UnreadableNameException("it refers to nothing");
            }
        }
        if (number >= known.size()) {
            throw new UnreadableNameException("it refers to nothing");
        }
        Text text = known.get(number);
        letters.wrote(text.whole());
        return text;
    }

    private static int digit(char digit) throws UnreadableNameException {
        if (Letters.isDigit(digit)) {
            return digit - '0';
        }
        if (digit >= 'A' && digit <= 'Z') {
            return digit - 'A' + 10;
        }
        throw new UnreadableNameException("there is no digit");
    }
}
