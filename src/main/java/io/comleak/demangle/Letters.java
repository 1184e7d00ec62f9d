// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

/** The letters of a mangled name, read from left to right, with the bounds that keep a hostile one from doing harm. */
final class Letters {
    /** No compiler's linker takes longer ones gladly; what is longer stays as it is. */
    static final int MAX_LENGTH = 8192;

    private static final int MAX_DEPTH = 128;
    /** Letters written, those of parts that are written again and again included. */
    private static final int MAX_WRITTEN = 1 << 18;
    /** As Rust's own demangler has it, this is what keeps a name of references to itself from being endless. */
    private static final int MAX_STEPS = 1 << 16;

    private static final char NONE = '\0';

    private final String text;
    private int at;
    private int depth;
    private int written;
    private int steps;

    Letters(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The next letter, which stays; NUL behind the last one. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : NONE;
    }

    boolean has(String letters) {
        return text.startsWith(letters, at);
    }

    char next() throws UnreadableNameException {
        if (isAtEnd()) {
            throw new UnreadableNameException("it ends too early");
        }
        return text.charAt(at++);
    }

    boolean take(char letter) {
        if (peek() != letter || isAtEnd()) {
            return false;
        }
        at++;
        return true;
    }

    boolean take(String letters) {
        if (!has(letters)) {
            return false;
        }
        at += letters.length();
        return true;
    }

    void expect(char letter) throws UnreadableNameException {
        if (!take(letter)) {
            throw new UnreadableNameException("there is no " + letter + " at " + at);
        }
    }

    String next(int count) throws UnreadableNameException {
        if (count < 0 || count > text.length() - at) {
            throw new UnreadableNameException("it ends too early");
        }
        at += count;
        return text.substring(at - count, at);
    }

    String rest() {
        return text.substring(at);
    }

    boolean isAtDigit() {
        return isDigit(peek());
    }

    /** The digits that come next, at least one. */
    String digits() throws UnreadableNameException {
        int start = at;
        while (isAtDigit()) {
            at++;
        }
        if (start == at) {
            throw new UnreadableNameException("there is no number at " + at);
        }
        return text.substring(start, at);
    }

    int number() throws UnreadableNameException {
        String digits = digits();
        if (digits.length() > 9) {
            throw new UnreadableNameException("a number is too large");
        }
        return Integer.parseInt(digits);
    }

    /** To be called where rules begin that can hold each other; {@link #leave} belongs to it. */
    void enter() throws UnreadableNameException {
        if (++depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            throw new UnreadableNameException("it is too deep");
        }
    }

    void leave() {
        depth--;
    }

    /** Counts what is written, and hands it on. */
    String wrote(String part) throws UnreadableNameException {
        written += part.length();
        if (written > MAX_WRITTEN) {
            throw new UnreadableNameException("it is too long");
        }
        return part;
    }

    static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
