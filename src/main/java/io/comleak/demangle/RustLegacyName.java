// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rust's older way: a path as C++ has it, of which the last part is a hash, and signs are spelt out. */
final class RustLegacyName {
    /** Some tools add what they made of a function, as {@code .llvm.123}. */
    private static final Pattern SHAPE = Pattern.compile("_ZN.*17h[0-9a-f]{16}E(?:\\..*)?", Pattern.DOTALL);

    private static final Pattern HASH = Pattern.compile("h[0-9a-f]{16}");
    private static final Pattern SIGN = Pattern.compile("\\$(\\w{1,8})\\$|\\.\\.");
    private static final Map<String, String> SIGNS =
            Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ",");

    private RustLegacyName() {}

    static boolean isOne(String mangled) {
        return SHAPE.matcher(mangled).matches();
    }

    static String read(String mangled) throws UnreadableNameException {
        Letters letters = new Letters(mangled);
        letters.next("_ZN".length());
        StringJoiner path = new StringJoiner("::");
        for (boolean last = false; !last; ) {
            String part = letters.next(letters.number());
            last = letters.take('E');
            if (!last) {
                path.add(readable(part));
            } else if (!HASH.matcher(part).matches()) {
                throw new UnreadableNameException("there is no hash");
            }
        }
        if (!letters.isAtEnd() && letters.peek() != '.') {
            throw new UnreadableNameException("there is more");
        }
        return path + letters.rest();
    }

    private static String readable(String part) throws UnreadableNameException {
        Matcher signs = SIGN.matcher(part.startsWith("_$") ? part.substring(1) : part);
        StringBuilder readable = new StringBuilder();
        while (signs.find()) {
            String name = signs.group(1);
            signs.appendReplacement(readable, Matcher.quoteReplacement(name == null ? "::" : sign(name)));
        }
        return signs.appendTail(readable).toString();
    }

    private static String sign(String name) throws UnreadableNameException {
        String sign = SIGNS.get(name);
        if (sign != null) {
            return sign;
        }
        try {
            int letter = name.startsWith("u") ? Integer.parseInt(name.substring(1), 16) : 0;
            if (letter >= ' ' && Character.isValidCodePoint(letter)) {
                return Character.toString(letter);
            }
        } catch (NumberFormatException e) {
            // It is no letter then.
        }
        throw new UnreadableNameException("there is no sign " + name);
    }
}
