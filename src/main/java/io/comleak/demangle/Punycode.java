// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

/** Names of letters beyond ASCII, as RFC 3492 has them, but for {@code _} in place of its {@code -}. */
final class Punycode {
    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_LETTER = 0x80;

    private Punycode() {}

    static String decode(String encoded) throws UnreadableNameException {
        int end = encoded.lastIndexOf('_');
        StringBuilder text = new StringBuilder(end < 0 ? "" : encoded.substring(0, end));
        Letters letters = new Letters(encoded.substring(end + 1));
        int letter = FIRST_LETTER;
        int place = 0;
        int bias = FIRST_BIAS;
        int count = text.length();
        while (!letters.isAtEnd()) {
            int distance = distance(letters, bias);
            count++;
            bias = adapted(distance, count, place == 0 && letter == FIRST_LETTER);
            long sum = (long) place + distance;
            letter = (int) Math.min(letter + sum / count, Integer.MAX_VALUE);
            if (!Character.isValidCodePoint(letter)) {
                throw new UnreadableNameException("there is no such letter");
            }
            place = (int) (sum % count);
            text.insert(text.offsetByCodePoints(0, place), Character.toChars(letter));
            place++;
        }
        return text.toString();
    }

    private static int distance(Letters letters, int bias) throws UnreadableNameException {
        long distance = 0;
        long weight = 1;
        for (int k = BASE; ; k += BASE) {
            int digit = digit(letters.next());
            distance += digit * weight;
            if (distance > Integer.MAX_VALUE) {
                throw new UnreadableNameException("a number is too large");
            }
            int threshold = Math.max(LEAST, Math.min(MOST, k - bias));
            if (digit < threshold) {
                return (int) distance;
            }
            weight *= BASE - threshold;
            if (weight > Integer.MAX_VALUE) {
                throw new UnreadableNameException("a number is too large");
            }
        }
    }

    private static int digit(char letter) throws UnreadableNameException {
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a';
        }
        if (Letters.isDigit(letter)) {
            return letter - '0' + 26;
        }
        throw new UnreadableNameException("there is no digit");
    }

    private static int adapted(int distance, int count, boolean first) {
        int delta = distance / (first ? DAMP : 2);
        delta += delta / count;
        int k = 0;
        for (; delta > (BASE - LEAST) * MOST / 2; k += BASE) {
            delta /= BASE - LEAST;
        }
        return k + (BASE - LEAST + 1) * delta / (delta + SKEW);
    }
}
