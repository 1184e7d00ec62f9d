// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.fuzz.Spoiling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a JSON text so that it mostly stays one: other values, members twice, missing, or elsewhere. */
final class JsonMutator {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[\\[\\]{},:]|\\s+");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "-1",
            "0.5",
            "1e400",
            "\"\"",
            "\"0x0\"",
            "\"0xffffffffffffffff\"",
            "\"-0x1\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[]]",
            "{\"id\": 1}",
            "NaN",
            "\"leak\"",
            "\"late-free\"",
            "\"read\"");

    private final Random random;

    JsonMutator(Random random) {
        this.random = random;
    }

    byte[] mutate(byte[] json) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(new String(json, StandardCharsets.UTF_8));
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
            }
        }
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            change(tokens);
        }
        return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
    }

    private void change(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(6)) {
            case 0 -> tokens.set(at, VALUES.get(random.nextInt(VALUES.size())));
            case 1 -> tokens.set(at, Long.toString(Spoiling.extreme(random)));
            case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.remove(at);
            case 4 -> twice(tokens, at);
            default -> value(tokens, at);
        }
    }

    /** A stretch of the text again, behind itself. */
    private void twice(List<String> tokens, int at) {
        int end = Math.min(tokens.size(), at + 1 + random.nextInt(12));
        tokens.addAll(end, List.copyOf(tokens.subList(at, end)));
    }

    /** Another value of the same kind for the next member from there on, taken from elsewhere in the text. */
    private void value(List<String> tokens, int from) {
        int colon = tokens.subList(from, tokens.size()).indexOf(":");
        if (colon < 0 || from + colon + 1 == tokens.size()) {
            return;
        }
        int at = from + colon + 1;
        char kind = tokens.get(at).charAt(0);
        List<String> others = tokens.stream()
                .filter(token ->
                        token.charAt(0) == kind || Character.isDigit(token.charAt(0)) == Character.isDigit(kind))
                .toList();
        tokens.set(at, others.get(random.nextInt(others.size())));
    }
}
