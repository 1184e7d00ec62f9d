// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Options that come before those of the command line.
 *
 * @param name what errors call it
 * @param words the options
 */
record OptionSource(String name, List<String> words) {
    /** In the working directory. */
    static final String FILE = "comleak.properties";

    private static final String VARIABLE = "COMLEAK_OPTIONS";
    private static final long MOST_BYTES = 1 << 20;

    OptionSource {
        words = List.copyOf(words);
    }

    static OptionSource environment(@Nullable String value) {
        return new OptionSource(VARIABLE, OptionWords.split(value));
    }

    /** The words themselves; they count last. */
    static OptionSource commandLine(List<String> words) {
        return new OptionSource("the command line", words);
    }

    /** Nothing if there is no such file. */
    static OptionSource file(Path file) throws UserError {
        if (!Files.isRegularFile(file)) {
            return new OptionSource(FILE, List.of());
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError(ErrorId.OPTIONS_TOO_LONG, "Options are a line each.", file);
            }
            OptionSource source =
                    new OptionSource(file.toString(), words(Files.readString(file, StandardCharsets.UTF_8)));
            source.checkNamesNoLibrary();
            return source;
        } catch (IOException e) {
            throw new UserError(
                    ErrorId.OPTIONS_UNREADABLE, "It has to be a text in UTF-8.", file, String.valueOf(e.getMessage()));
        }
    }

    /** The file comes with whatever folder one happens to be in, and must not make comleak run what lies there. */
    private void checkNamesNoLibrary() throws UserError {
        if (words.stream().anyMatch(word -> word.equals("--dbghelp") || word.startsWith("--dbghelp="))) {
            throw new UserError(
                    ErrorId.OPTIONS_NAME_LIBRARY, "Give it on the command line, or in COMLEAK_OPTIONS.", name);
        }
    }

    /**
     * A line is {@code option=value}, or an option alone. Backslashes are themselves, for the sake of Windows' paths. Of
     * an option that takes no value, {@code =true} switches it on and {@code =false} does nothing.
     */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String raw : text.replace("\ufeff", "").lines().toList()) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            String option = (equals < 0 ? line : line.substring(0, equals)).strip();
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            boolean off = value.equals("false");
            if (!option.isEmpty() && !option.startsWith("#") && !off) {
                words.add("--" + option + (value.isEmpty() || value.equals("true") ? "" : "=" + value));
            }
        }
        return words;
    }

    /** An option that cannot be is an error that names where it stands. */
    void check(CommandLine comleak, String command) throws UserError {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(words);
        try {
            CommandLine.ParseResult parsed =
                    comleak.parseArgs(all.toArray(String[]::new)).subcommand();
            if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
                // The program would not run, and the build be green.
                throw new UserError(ErrorId.OPTIONS_ASK_FOR_HELP, "Leave that to the command line.", name);
            }
        } catch (ParameterException e) {
            throw ParameterError.in(name, e);
        }
    }
}
