// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Types within the names of {@link ItaniumName}, and the arguments of templates. */
final class ItaniumTypes {
    private final ItaniumName names;
    private final Letters letters;
    private final Substitutions substitutions;
    private final ItaniumExpressions expressions;
    /** What the parameters of templates stand for. */
    private List<Text> arguments = new ArrayList<>();

    private boolean inLambda;
    /** Which element of a pack is written, as long as its pattern is read once for each; -1 outside of patterns. */
    private int element = -1;

    private int elements;

    ItaniumTypes(ItaniumName names, Letters letters, Substitutions substitutions) {
        this.names = names;
        this.letters = letters;
        this.substitutions = substitutions;
        this.expressions = new ItaniumExpressions(names, this, letters);
    }

    /** Reads the arguments of a function's name: it is these that the parameters in the rest of it stand for. */
    List<Text> argumentsOfName() throws UnreadableNameException {
        List<Text> read = arguments();
        arguments = read;
        return read;
    }

    List<Text> arguments() throws UnreadableNameException {
        letters.enter();
        letters.expect('I');
        List<Text> read = new ArrayList<>();
        List<Text> outer = arguments;
        while (!letters.take('E')) {
            read.add(argument());
        }
        arguments = outer;
        letters.leave();
        return read;
    }

    private Text argument() throws UnreadableNameException {
        return switch (letters.peek()) {
            case 'L', 'X' -> Text.of(expressions.argument());
            case 'J' -> {
                letters.next();
                List<Text> pack = new ArrayList<>();
                while (!letters.take('E')) {
                    pack.add(argument());
                }
                yield Text.pack(pack);
            }
            default -> type();
        };
    }

    /** The types up to the E, which is read too. */
    void skipUntilEnd() throws UnreadableNameException {
        while (!letters.take('E')) {
            type();
        }
    }

    String parametersOfLambda() throws UnreadableNameException {
        boolean outer = inLambda;
        inLambda = true;
        String parameters = parameters();
        inLambda = outer;
        return parameters;
    }

    private String parameters() throws UnreadableNameException {
        List<Text> types = new ArrayList<>();
        while (!letters.take('E')) {
            types.add(type());
        }
        boolean none = types.size() == 1 && types.get(0).whole().equals("void");
        return none
                ? ""
                : types.stream()
                        .map(Text::whole)
                        .filter(type -> !type.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    Text type() throws UnreadableNameException {
        letters.enter();
        String own = ItaniumWords.type(String.valueOf(letters.peek()));
        String ownOfTwo = ItaniumWords.type(String.valueOf(new char[] {letters.peek(), letters.peek(1)}));
        Text type;
        if (own != null) {
            letters.next();
            type = Text.of(own);
        } else if (ownOfTwo != null) {
            letters.next(2);
            type = Text.of(ownOfTwo);
        } else {
            type = built();
        }
        letters.wrote(type.whole());
        letters.leave();
        return type;
    }

    private Text built() throws UnreadableNameException {
        return switch (letters.peek()) {
            case 'r', 'V', 'K' -> substitutions.add(qualified());
            case 'P', 'R', 'O' -> substitutions.add(pointer(letters.next()));
            case 'M' -> substitutions.add(member());
            case 'F' -> substitutions.add(function());
            case 'A' -> substitutions.add(array());
            case 'C', 'G', 'U', 'u' -> substitutions.add(vendors());
            case 'D' -> special();
            case 'T' -> elaboratedOrParameter();
            case 'S' -> shared();
            default -> substitutions.add(names.name());
        };
    }

    private Text qualified() throws UnreadableNameException {
        boolean restrict = letters.take('r');
        boolean isVolatile = letters.take('V');
        boolean isConst = letters.take('K');
        Text type = type();
        type = isConst ? type.qualified("const") : type;
        type = isVolatile ? type.qualified("volatile") : type;
        return restrict ? type.qualified("__restrict") : type;
    }

    private Text pointer(char kind) throws UnreadableNameException {
        Text to = type();
        return switch (kind) {
            case 'P' -> to.pointedToBy("*");
            case 'R' -> to.referredTo("&");
            default -> to.referredTo("&&");
        };
    }

    private Text member() throws UnreadableNameException {
        letters.expect('M');
        String of = type().whole();
        return type().pointedToBy(" " + of + "::*");
    }

    private Text function() throws UnreadableNameException {
        letters.expect('F');
        letters.take('Y');
        Text result = type();
        List<Text> types = new ArrayList<>();
        String reference = "";
        while (!letters.take('E')) {
            if (letters.take("RE") || letters.take("OE")) {
                letters.moveTo(letters.at() - 2);
                reference = letters.next() == 'R' ? " &" : " &&";
            } else {
                types.add(type());
            }
        }
        String all = Text.pack(types).left();
        return Text.function(result, "(" + (all.equals("void") ? "" : all) + ")" + reference);
    }

    private Text array() throws UnreadableNameException {
        letters.expect('A');
        String size = letters.isAtDigit() ? letters.digits() : letters.peek() == '_' ? "" : expressions.read();
        letters.expect('_');
        return Text.array(type(), size);
    }

    private Text vendors() throws UnreadableNameException {
        return switch (letters.next()) {
            case 'C' -> type().qualified("_Complex");
            case 'G' -> type().qualified("_Imaginary");
            case 'u' -> Text.of(letters.next(letters.number()));
            default -> {
                String qualifier = letters.next(letters.number());
                yield type().qualified(qualifier);
            }
        };
    }

    private Text special() throws UnreadableNameException {
        return switch (letters.peek(1)) {
            case 'p' -> substitutions.add(expansion());
            case 't', 'T' -> substitutions.add(placeholder());
            case 'v' -> substitutions.add(vector());
            case 'o' -> {
                letters.next(2);
                yield substitutions.add(function().qualified("noexcept"));
            }
            default -> throw new UnreadableNameException("there is no type");
        };
    }

    private Text vector() throws UnreadableNameException {
        letters.next(2);
        String size = letters.take('_') ? expressions.read() : letters.digits();
        letters.expect('_');
        return type().qualified("__vector(" + size + ")");
    }

    private Text elaboratedOrParameter() throws UnreadableNameException {
        if (letters.take("Ts") || letters.take("Tu") || letters.take("Te")) {
            return substitutions.add(names.name());
        }
        return templated(substitutions.add(parameter()));
    }

    private Text shared() throws UnreadableNameException {
        if (letters.has("St")) {
            return substitutions.add(names.name());
        }
        letters.next();
        return templated(substitutions.read());
    }

    private Text templated(Text template) throws UnreadableNameException {
        return letters.peek() == 'I'
                ? substitutions.add(Text.of(template.left() + ItaniumName.angled(arguments()), template.base()))
                : template;
    }

    /** The parameter of a template, or a type that is to be found out. */
    Text placeholder() throws UnreadableNameException {
        if (letters.take("Dt") || letters.take("DT")) {
            String of = expressions.read();
            letters.expect('E');
            return Text.of("decltype (" + of + ")");
        }
        return parameter();
    }

    Text parameter() throws UnreadableNameException {
        letters.expect('T');
        int number = letters.isAtDigit() ? letters.number() + 1 : 0;
        letters.expect('_');
        if (inLambda) {
            return Text.of("auto:" + (number + 1));
        }
        if (number >= arguments.size()) {
            throw new UnreadableNameException("there is no such parameter");
        }
        Text argument = arguments.get(number);
        List<Text> pack = argument.pack();
        if (pack == null || element < 0) {
            return argument;
        }
        elements = pack.size();
        return element < elements ? pack.get(element) : Text.of("");
    }

    /** The pattern once for each element of the pack that it holds; it is read again for each. */
    private Text expansion() throws UnreadableNameException {
        letters.next(2);
        int start = letters.at();
        int known = substitutions.size();
        int outer = element;
        int outerElements = elements;
        List<Text> all = new ArrayList<>();
        elements = -1;
        for (element = 0; element == 0 || element < elements; element++) {
            letters.moveTo(start);
            substitutions.cutTo(known);
            all.add(type());
        }
        Text expanded = elements < 0 ? all.get(0) : Text.pack(all.subList(0, Math.min(elements, all.size())));
        element = outer;
        elements = outerElements;
        return expanded;
    }
}
