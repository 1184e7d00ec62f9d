// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

/**
 * Rust's newer way, "v0", as its reference book has it: paths, with the types that they hold. Hashes of crates and the
 * crate that made an instance are left out.
 */
final class RustName {
    /** Those of a hash of 64 bits. */
    private static final int MAX_DIGITS = 11;

    private final Letters letters;
    private final RustTypes types;

    RustName(String mangled) {
        letters = new Letters(mangled);
        types = new RustTypes(this, letters);
    }

    String read() throws UnreadableNameException {
        letters.next("_R".length());
        String name = path(true);
        if (Character.isUpperCase(letters.peek())) {
            path(false);
        }
        if (!letters.isAtEnd() && letters.peek() != '.' && letters.peek() != '$') {
            throw new UnreadableNameException("there is more");
        }
        return name + letters.rest();
    }

    /** A path of a value has {@code ::} before the arguments of generics, that of a type has not. */
    String path(boolean value) throws UnreadableNameException {
        letters.enter();
        String path = letters.wrote(unboundedPath(value));
        letters.leave();
        return path;
    }

    private String unboundedPath(boolean value) throws UnreadableNameException {
        return switch (letters.next()) {
            case 'C' -> {
                disambiguator();
                yield identifier();
            }
            case 'N' -> nested(value);
            case 'M' -> {
                implPath();
                yield "<" + types.type() + ">";
            }
            case 'X' -> {
                implPath();
                yield traitImpl();
            }
            case 'Y' -> traitImpl();
            case 'I' -> path(value) + (value ? "::<" : "<") + types.arguments() + ">";
            case 'B' -> again(() -> path(value));
            default -> throw new UnreadableNameException("there is no path");
        };
    }

    private void implPath() throws UnreadableNameException {
        disambiguator();
        path(false);
    }

    private String traitImpl() throws UnreadableNameException {
        return "<" + types.type() + " as " + path(false) + ">";
    }

    private String nested(boolean value) throws UnreadableNameException {
        char kind = letters.next();
        if (!Character.isLetter(kind)) {
            throw new UnreadableNameException("there is no kind of name");
        }
        String outer = path(value);
        long number = disambiguator();
        String name = identifier();
        if (Character.isLowerCase(kind)) {
            return name.isEmpty() ? outer : outer + "::" + name;
        }
        return outer + "::{" + special(kind) + (name.isEmpty() ? "" : ":" + name) + "#" + Long.toUnsignedString(number)
                + "}";
    }

    private static String special(char kind) {
        return switch (kind) {
            case 'C' -> "closure";
            case 'S' -> "shim";
            default -> String.valueOf(kind);
        };
    }

    /** What tells apart things of the same name; 0 for the first. */
    long disambiguator() throws UnreadableNameException {
        return letters.take('s') ? base62() + 1 : 0;
    }

    String identifier() throws UnreadableNameException {
        boolean punycode = letters.take('u');
        int length = letters.take('0') ? 0 : letters.number();
        letters.take('_');
        String name = letters.next(length);
        return punycode ? Punycode.decode(name) : name;
    }

    /** 0 for {@code _} alone, else one more than the digits say; of a crate's hash, its lower 64 bits. */
    long base62() throws UnreadableNameException {
        long value = 0;
        int digits = 0;
        for (char letter = letters.next(); letter != '_'; letter = letters.next()) {
            if (++digits > MAX_DIGITS) {
                throw new UnreadableNameException("a number is too large");
            }
            value = value * 62 + digit(letter);
        }
        return digits == 0 ? 0 : value + 1;
    }

    private static int digit(char letter) throws UnreadableNameException {
        if (Letters.isDigit(letter)) {
            return letter - '0';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 10;
        }
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A' + 36;
        }
        throw new UnreadableNameException("there is no digit");
    }

    /** Reads what stands further to the front once more; the B has been read. */
    String again(Part part) throws UnreadableNameException {
        int here = letters.at() - 1;
        long place = base62() + "_R".length();
        int behind = letters.at();
        if (place < 0 || place >= here) {
            throw new UnreadableNameException("it refers to what comes later");
        }
        letters.moveTo((int) place);
        String text = part.read();
        letters.moveTo(behind);
        return text;
    }

    /** What can be referred to. */
    @FunctionalInterface
    interface Part {
        String read() throws UnreadableNameException;
    }
}
