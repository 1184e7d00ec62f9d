// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.launch.CommandLineToken;
import io.comleak.launch.RawCommandLine;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The words that comleak was called with, and each word's rest of the command line as it was written.
 *
 * @param words comleak's own and the target's
 * @param rest everything from a word on, character for character
 */
public record Invocation(List<String> words, IntFunction<String> rest) {
    public Invocation {
        words = List.copyOf(words);
    }

    /** Of this process; Java's arguments are used where there is no raw command line. */
    public static Invocation ofThisProcess(String... javaArguments) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? of(RawCommandLine.ofThisProcess()) : of(List.of(javaArguments));
    }

    static Invocation of(RawCommandLine line) {
        return new Invocation(line.tokens().stream().map(CommandLineToken::text).toList(), line::rest);
    }

    static Invocation of(List<String> words) {
        return new Invocation(words, from -> String.join(" ", words.subList(from, words.size())));
    }
}
