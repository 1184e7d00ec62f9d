// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types within the names of {@link RustName}, and the values that stand where types can. */
final class RustTypes {
    private static final Map<Character, String> BASIC = Map.ofEntries(
            Map.entry('a', "i8"),
            Map.entry('b', "bool"),
            Map.entry('c', "char"),
            Map.entry('d', "f64"),
            Map.entry('e', "str"),
            Map.entry('f', "f32"),
            Map.entry('h', "u8"),
            Map.entry('i', "isize"),
            Map.entry('j', "usize"),
            Map.entry('l', "i32"),
            Map.entry('m', "u32"),
            Map.entry('n', "i128"),
            Map.entry('o', "u128"),
            Map.entry('p', "_"),
            Map.entry('s', "i16"),
            Map.entry('t', "u16"),
            Map.entry('u', "()"),
            Map.entry('v', "..."),
            Map.entry('x', "i64"),
            Map.entry('y', "u64"),
            Map.entry('z', "!"));

    /** A number of no more digits than this fits into a long. */
    private static final int LONG_DIGITS = 15;

    private static final int MAX_LIFETIMES = 26;

    private final RustName names;
    private final Letters letters;
    private long lifetimes;

    RustTypes(RustName names, Letters letters) {
        this.names = names;
        this.letters = letters;
    }

    String arguments() throws UnreadableNameException {
        return String.join(", ", list(this::argument));
    }

    private List<String> list(RustName.Part part) throws UnreadableNameException {
        List<String> parts = new ArrayList<>();
        while (!letters.take('E')) {
            parts.add(part.read());
        }
        return parts;
    }

    private String argument() throws UnreadableNameException {
        if (letters.take('L')) {
            return lifetime(names.base62());
        }
        return letters.take('K') ? constant() : type();
    }

    String type() throws UnreadableNameException {
        letters.enter();
        String type = letters.wrote(unboundedType());
        letters.leave();
        return type;
    }

    private String unboundedType() throws UnreadableNameException {
        String basic = BASIC.get(letters.peek());
        if (basic != null) {
            letters.next();
            return basic;
        }
        return switch (letters.peek()) {
            case 'A', 'S', 'T' -> sequence(letters.next());
            case 'R', 'Q', 'P', 'O' -> pointer(letters.next());
            case 'F', 'D' -> signature(letters.next());
            case 'B' -> {
                letters.next();
                yield names.again(this::type);
            }
            default -> names.path(false);
        };
    }

    private String sequence(char kind) throws UnreadableNameException {
        return switch (kind) {
            case 'A' -> "[" + type() + "; " + constant() + "]";
            case 'S' -> "[" + type() + "]";
            default -> tuple(list(this::type));
        };
    }

    private static String tuple(List<String> parts) {
        return "(" + String.join(", ", parts) + (parts.size() == 1 ? ",)" : ")");
    }

    private String pointer(char kind) throws UnreadableNameException {
        return switch (kind) {
            case 'P' -> "*const " + type();
            case 'O' -> "*mut " + type();
            default -> "&" + referenceLifetime() + (kind == 'Q' ? "mut " : "") + type();
        };
    }

    private String referenceLifetime() throws UnreadableNameException {
        long number = letters.take('L') ? names.base62() : 0;
        return number == 0 ? "" : lifetime(number) + " ";
    }

    private String signature(char kind) throws UnreadableNameException {
        long before = lifetimes;
        String text = kind == 'F' ? binder() + function() : "dyn " + binder() + String.join(" + ", list(this::trait));
        lifetimes = before;
        if (kind == 'F') {
            return text;
        }
        letters.expect('L');
        long number = names.base62();
        return number == 0 ? text : text + " + " + lifetime(number);
    }

    /** The lifetimes that a type brings with it. */
    private String binder() throws UnreadableNameException {
        long count = letters.take('G') ? names.base62() + 1 : 0;
        if (count < 0 || count > MAX_LIFETIMES) {
            throw new UnreadableNameException("there are too many lifetimes");
        }
        List<String> bound = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            lifetimes++;
            bound.add(lifetime(1));
        }
        return bound.isEmpty() ? "" : "for<" + String.join(", ", bound) + "> ";
    }

    private String lifetime(long number) throws UnreadableNameException {
        if (number == 0) {
            return "'_";
        }
        long depth = lifetimes - number;
        if (number < 0 || depth < 0) {
            throw new UnreadableNameException("there is no such lifetime");
        }
        return depth < MAX_LIFETIMES ? "'" + (char) ('a' + depth) : "'_" + depth;
    }

    private String function() throws UnreadableNameException {
        String unsafe = letters.take('U') ? "unsafe " : "";
        String convention = letters.take('K') ? "extern \"" + convention() + "\" " : "";
        String parameters = String.join(", ", list(this::type));
        String result = letters.take('u') ? "" : " -> " + type();
        return unsafe + convention + "fn(" + parameters + ")" + result;
    }

    private String convention() throws UnreadableNameException {
        return letters.take('C') ? "C" : names.identifier().replace('_', '-');
    }

    private String trait() throws UnreadableNameException {
        String path = names.path(false);
        List<String> bindings = new ArrayList<>();
        while (letters.take('p')) {
            bindings.add(names.identifier() + " = " + (letters.take('K') ? constant() : type()));
        }
        if (bindings.isEmpty()) {
            return path;
        }
        String all = String.join(", ", bindings);
        return path.endsWith(">") ? path.substring(0, path.length() - 1) + ", " + all + ">" : path + "<" + all + ">";
    }

    private String constant() throws UnreadableNameException {
        letters.enter();
        String constant = letters.wrote(unboundedConstant());
        letters.leave();
        return constant;
    }

    private String unboundedConstant() throws UnreadableNameException {
        char kind = letters.next();
        return switch (kind) {
            case 'B' -> names.again(this::constant);
            case 'p' -> "_";
            case 'b' -> hexadecimal().equals("0") ? "false" : "true";
            case 'c' -> character();
            case 'A' -> "[" + String.join(", ", list(this::constant)) + "]";
            case 'T' -> tuple(list(this::constant));
            case 'R' -> "&" + constant();
            case 'Q' -> "&mut " + constant();
            default -> integer(kind);
        };
    }

    private String integer(char kind) throws UnreadableNameException {
        if ("ahijlmnostxy".indexOf(kind) < 0) {
            throw new UnreadableNameException("there is no value");
        }
        String sign = letters.take('n') ? "-" : "";
        String digits = hexadecimal();
        return sign + (digits.length() <= LONG_DIGITS ? Long.toString(Long.parseLong(digits, 16)) : "0x" + digits);
    }

    private String character() throws UnreadableNameException {
        String digits = hexadecimal();
        int letter = digits.length() <= 6 ? Integer.parseInt(digits, 16) : -1;
        if (!Character.isValidCodePoint(letter)) {
            throw new UnreadableNameException("there is no such letter");
        }
        boolean plain = letter > ' ' - 1 && letter < 0x7f;
        return plain ? "'" + (char) letter + "'" : "'\\u{" + digits + "}'";
    }

    /** Digits up to the {@code _} behind them. */
    private String hexadecimal() throws UnreadableNameException {
        StringBuilder digits = new StringBuilder();
        for (char digit = letters.next(); digit != '_'; digit = letters.next()) {
            if (!Letters.isDigit(digit) && (digit < 'a' || digit > 'f')) {
                throw new UnreadableNameException("there is no digit");
            }
            digits.append(digit);
        }
        if (digits.isEmpty()) {
            throw new UnreadableNameException("there is no number");
        }
        return digits.toString();
    }
}
