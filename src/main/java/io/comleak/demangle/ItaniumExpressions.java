// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values and expressions within the names of {@link ItaniumName}, as arguments of templates are and sizes of arrays. */
final class ItaniumExpressions {
    private static final Map<String, String> SUFFIXES = Map.of(
            "int",
            "",
            "unsigned int",
            "u",
            "long",
            "l",
            "unsigned long",
            "ul",
            "long long",
            "ll",
            "unsigned long long",
            "ull");

    private static final Map<String, String> OF_TYPES = Map.of("st", "sizeof (", "at", "alignof (");

    private static final Map<String, String> OF_EXPRESSIONS =
            Map.of("sz", "sizeof (", "az", "alignof (", "nx", "noexcept(", "sZ", "sizeof...(");

    private final ItaniumName names;
    private final ItaniumTypes types;
    private final Letters letters;

    ItaniumExpressions(ItaniumName names, ItaniumTypes types, Letters letters) {
        this.names = names;
        this.types = types;
        this.letters = letters;
    }

    String argument() throws UnreadableNameException {
        if (!letters.take('X')) {
            return read();
        }
        String expression = read();
        letters.expect('E');
        return expression;
    }

    String read() throws UnreadableNameException {
        letters.enter();
        String expression = letters.wrote(unbounded());
        letters.leave();
        return expression;
    }

    private String unbounded() throws UnreadableNameException {
        if (letters.take('L')) {
            return literal();
        }
        if (letters.peek() == 'T') {
            return types.parameter().whole();
        }
        if (letters.isAtDigit()) {
            return names.name().left();
        }
        letters.take("gs");
        return operation(letters.next(2));
    }

    private String operation(String code) throws UnreadableNameException {
        return switch (code) {
            case "fp", "fL" -> functionParameter(code);
            case "sp" -> read() + "...";
            case "sr" -> scoped();
            case "on" -> names.name().left();
            default -> question(code);
        };
    }

    /** What the compiler answers, of a type or an expression. */
    private String question(String code) throws UnreadableNameException {
        String ofType = OF_TYPES.get(code);
        if (ofType != null) {
            return ofType + types.type().whole() + ")";
        }
        String ofExpression = OF_EXPRESSIONS.get(code);
        return ofExpression == null ? call(code) : ofExpression + read() + ")";
    }

    private String call(String code) throws UnreadableNameException {
        return switch (code) {
            case "cl" -> read() + "(" + list() + ")";
            case "cv" -> conversion();
            case "tl" -> types.type().whole() + "{" + list() + "}";
            case "il" -> "{" + list() + "}";
            case "sc", "dc", "rc", "cc" -> cast(code);
            case "dt" -> read() + "." + read();
            case "pt" -> read() + "->" + read();
            case "qu" -> "(" + read() + ")?(" + read() + ") : (" + read() + ")";
            case "ix" -> "(" + read() + ")[" + read() + "]";
            default -> signs(code);
        };
    }

    private String signs(String code) throws UnreadableNameException {
        String unary = ItaniumWords.unary(code);
        if (unary != null) {
            letters.take('_');
            return unary + "(" + read() + ")";
        }
        String binary = ItaniumWords.binary(code);
        if (binary == null) {
            throw new UnreadableNameException("there is no " + code);
        }
        return "((" + read() + ")" + binary + "(" + read() + "))";
    }

    private String functionParameter(String code) throws UnreadableNameException {
        if (letters.take('T')) {
            return "this";
        }
        if (code.equals("fL")) {
            letters.digits();
            letters.expect('p');
        }
        while ("rVK".indexOf(letters.peek()) >= 0 && !letters.isAtEnd()) {
            letters.next();
        }
        int number = letters.isAtDigit() ? letters.number() + 2 : 1;
        letters.expect('_');
        return "{parm#" + number + "}";
    }

    private String scoped() throws UnreadableNameException {
        String scope = types.type().whole() + "::";
        String name = names.name().left();
        return scope + name;
    }

    private String conversion() throws UnreadableNameException {
        String to = types.type().whole();
        return "(" + to + ")(" + (letters.take('_') ? list() : read()) + ")";
    }

    private String cast(String code) throws UnreadableNameException {
        String word = switch (code) {
            case "sc" -> "static_cast<";
            case "dc" -> "dynamic_cast<";
            case "rc" -> "reinterpret_cast<";
            default -> "const_cast<";
        };
        return word + types.type().whole() + ">(" + read() + ")";
    }

    private String list() throws UnreadableNameException {
        List<String> all = new ArrayList<>();
        while (!letters.take('E')) {
            all.add(read());
        }
        return String.join(", ", all);
    }

    /** A value of some type, or the name of a function or variable; the L has been read. */
    private String literal() throws UnreadableNameException {
        if (letters.take("_Z") || letters.take('Z')) {
            String name = names.encoding();
            if (!letters.take('E')) {
                types.skipUntilEnd();
            }
            return name;
        }
        String type = types.type().whole();
        String sign = letters.take('n') ? "-" : "";
        StringBuilder digits = new StringBuilder();
        for (char letter = letters.next(); letter != 'E'; letter = letters.next()) {
            digits.append(letter);
        }
        return value(type, sign + digits);
    }

    private static String value(String type, String digits) {
        String suffix = SUFFIXES.get(type);
        if (suffix != null) {
            return digits + suffix;
        }
        if (type.equals("bool") && (digits.equals("0") || digits.equals("1"))) {
            return digits.equals("1") ? "true" : "false";
        }
        return "(" + type + ")" + digits;
    }
}
