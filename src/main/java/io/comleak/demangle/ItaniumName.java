// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * C++ names as GCC and Clang mangle them, by the rules of the Itanium C++ ABI. What a function takes is read only where the
 * name itself holds it, as that of a lambda does. ABI tags are left out, as debug information has none.
 */
final class ItaniumName {
    private static final String ANONYMOUS = "_GLOBAL__N_1";

    private static final Map<String, String> SPECIAL = Map.of(
            "TV", "vtable for ",
            "TT", "VTT for ",
            "TI", "typeinfo for ",
            "TS", "typeinfo name for ");

    private static final Map<String, String> ABOUT_NAMES = Map.of(
            "GV", "guard variable for ",
            "GR", "reference temporary for ",
            "TW", "TLS wrapper function for ",
            "TH", "TLS init function for ");

    private final Letters letters;
    private final Substitutions substitutions;
    private final ItaniumTypes types;

    ItaniumName(String mangled) {
        letters = new Letters(mangled);
        substitutions = new Substitutions(letters);
        types = new ItaniumTypes(this, letters, substitutions);
    }

    /** The name, and what the compiler made of the function: {@code f.cold}. */
    String read() throws UnreadableNameException {
        letters.next("_Z".length());
        String name = encoding();
        int clone = letters.rest().indexOf('.');
        return clone < 0 ? name : name + letters.rest().substring(clone);
    }

    /** What has a mangled name of its own; of a function, all before its parameters. */
    String encoding() throws UnreadableNameException {
        letters.enter();
        String kind = letters.has("G") || letters.has("T") ? letters.next(2) : "";
        String text = kind.isEmpty() ? name().left() : special(kind);
        letters.leave();
        return letters.wrote(text);
    }

    private String special(String kind) throws UnreadableNameException {
        String ofType = SPECIAL.get(kind);
        if (ofType != null) {
            return ofType + types.type().whole();
        }
        String ofName = ABOUT_NAMES.get(kind);
        if (ofName != null) {
            return ofName + name().left();
        }
        return switch (kind) {
            case "Th" -> {
                offset();
                yield "non-virtual thunk to " + encoding();
            }
            case "Tv" -> {
                offset();
                offset();
                yield "virtual thunk to " + encoding();
            }
            case "Tc" -> covariant();
            default -> throw new UnreadableNameException("there is no " + kind);
        };
    }

    private String covariant() throws UnreadableNameException {
        for (int i = 0; i < 2; i++) {
            boolean virtual = letters.next() == 'v';
            offset();
            if (virtual) {
                offset();
            }
        }
        return "covariant return thunk to " + encoding();
    }

    private void offset() throws UnreadableNameException {
        letters.take('n');
        letters.digits();
        letters.expect('_');
    }

    Text name() throws UnreadableNameException {
        letters.enter();
        Text name = letters.take('N') ? nested() : letters.take('Z') ? local() : unscoped();
        letters.wrote(name.left());
        letters.leave();
        return name;
    }

    private Text unscoped() throws UnreadableNameException {
        boolean substituted = letters.has("S") && !letters.has("St");
        Text name;
        if (substituted) {
            letters.next();
            name = substitutions.read();
        } else {
            name = letters.take("St") ? within(Text.of("std")) : within(null);
        }
        if (letters.peek() != 'I') {
            return name;
        }
        if (!substituted) {
            substitutions.add(name);
        }
        return withArguments(name);
    }

    private Text withArguments(Text name) throws UnreadableNameException {
        List<Text> arguments = types.argumentsOfName();
        String blank = name.left().endsWith("<") ? " " : "";
        return Text.of(name.left() + blank + angled(arguments), name.base());
    }

    static String angled(List<Text> arguments) {
        String all = Text.pack(arguments.stream()
                        .filter(argument ->
                                argument.pack() == null || !argument.pack().isEmpty())
                        .toList())
                .left();
        return "<" + all + (all.endsWith(">") ? " >" : ">");
    }

    private Text nested() throws UnreadableNameException {
        while ("rVK".indexOf(letters.peek()) >= 0) {
            letters.next();
        }
        if (!letters.take('R')) {
            letters.take('O');
        }
        Text scope = null;
        boolean added = false;
        while (!letters.take('E')) {
            added = !letters.has("S");
            scope = added ? substitutions.add(component(scope)) : shared(scope);
            letters.take('M');
        }
        if (scope == null || !added) {
            throw new UnreadableNameException("there is no name");
        }
        // The name as a whole is no part that can be referred to: as a type it is added by who reads types.
        substitutions.removeLast();
        return scope;
    }

    private Text shared(@Nullable Text scope) throws UnreadableNameException {
        if (scope != null) {
            throw new UnreadableNameException("a scope begins anew");
        }
        letters.next();
        return substitutions.read();
    }

    private Text component(@Nullable Text scope) throws UnreadableNameException {
        if (scope == null && (letters.has("T") || letters.has("Dt") || letters.has("DT"))) {
            return types.placeholder();
        }
        if (scope != null && letters.peek() == 'I') {
            return withArguments(scope);
        }
        return within(scope);
    }

    /** A name without scopes, to which those are added. */
    private Text within(@Nullable Text scope) throws UnreadableNameException {
        Text name = unqualified(scope);
        while (letters.take('B')) {
            letters.next(letters.number());
        }
        return scope == null ? name : Text.of(letters.wrote(scope.left() + "::" + name.left()), name.base());
    }

    private Text unqualified(@Nullable Text scope) throws UnreadableNameException {
        letters.take('L');
        if (letters.isAtDigit()) {
            String name = source();
            return Text.of(name.startsWith(ANONYMOUS) ? "(anonymous namespace)" : name);
        }
        if (scope != null && letters.take('C')) {
            return constructor(scope);
        }
        if (scope != null && letters.peek() == 'D' && Letters.isDigit(letters.peek(1))) {
            letters.next(2);
            return Text.of("~" + scope.base());
        }
        return letters.peek() == 'U' ? unnamed() : operator();
    }

    private Text constructor(Text scope) throws UnreadableNameException {
        boolean inherited = letters.take('I');
        if (!Letters.isDigit(letters.next())) {
            throw new UnreadableNameException("there is no such constructor");
        }
        if (inherited) {
            types.type();
        }
        return Text.of(scope.base());
    }

    private String source() throws UnreadableNameException {
        String name = letters.next(letters.number());
        if (name.isEmpty()) {
            throw new UnreadableNameException("there is no name");
        }
        return name;
    }

    private Text unnamed() throws UnreadableNameException {
        letters.expect('U');
        if (letters.take('t')) {
            return Text.of("{unnamed type#" + order() + "}");
        }
        letters.expect('l');
        String parameters = types.parametersOfLambda();
        return Text.of("{lambda(" + parameters + ")#" + order() + "}");
    }

    /** {@code _} is the first, {@code 0_} the second. */
    private int order() throws UnreadableNameException {
        int order = letters.isAtDigit() ? letters.number() + 2 : 1;
        letters.expect('_');
        return order;
    }

    private Text operator() throws UnreadableNameException {
        if (letters.take("cv")) {
            return Text.of("operator " + types.type().whole());
        }
        if (letters.take("li")) {
            return Text.of("operator\"\" " + source());
        }
        String sign = ItaniumWords.operator(letters.next(2));
        if (sign == null) {
            throw new UnreadableNameException("there is no name");
        }
        return Text.of("operator" + sign);
    }

    /** What is within a function, named after it. */
    private Text local() throws UnreadableNameException {
        String function = encoding();
        types.skipUntilEnd();
        if (letters.take('s')) {
            discriminator();
            return Text.of(function + "::string literal");
        }
        if (letters.take('d')) {
            order();
        }
        Text name = name();
        discriminator();
        return Text.of(function + "::" + name.left(), name.base());
    }

    /** Which of those with the same name; {@code _1}, or {@code __12_}. */
    private void discriminator() throws UnreadableNameException {
        if (letters.take("__")) {
            letters.digits();
            letters.expect('_');
        } else if (letters.peek() == '_' && Letters.isDigit(letters.peek(1))) {
            letters.next(2);
        }
    }
}
