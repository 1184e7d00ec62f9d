// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.win32.ThisProcess;
import java.util.List;
import java.util.Set;

/**
 * The command line with which comleak was started, as it was written: Java's own {@code args} are not, as java.exe
 * expands {@code *.c} and loses letters that the code page lacks. What belongs to the JVM is left out, up to and
 * including the jar or the main class.
 */
public final class RawCommandLine {
    /** Options of java.exe whose value is the next word. */
    private static final Set<String> OPTIONS_WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--enable-native-access",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "--source");

    /** Set to true by comleak.exe, which runs Java within itself: there is no JVM part. */
    private static final String NATIVE_PROPERTY = "comleak.native";

    private final String line;
    private final List<CommandLineToken> own;

    private RawCommandLine(String line, List<CommandLineToken> own) {
        this.line = line;
        this.own = List.copyOf(own);
    }

    /** The command line of this process. */
    public static RawCommandLine ofThisProcess() {
        String line = ThisProcess.commandLine();
        return Boolean.getBoolean(NATIVE_PROPERTY) ? ofComleak(line) : of(line);
    }

    /** A command line that begins with comleak.exe. */
    public static RawCommandLine ofComleak(String line) {
        List<CommandLineToken> tokens = new CommandLineTokenizer(line).tokens();
        return new RawCommandLine(line, tokens.subList(Math.min(1, tokens.size()), tokens.size()));
    }

    /** A command line that begins with java.exe. */
    public static RawCommandLine of(String line) {
        List<CommandLineToken> tokens = new CommandLineTokenizer(line).tokens();
        return new RawCommandLine(line, tokens.subList(endOfJvmPart(tokens), tokens.size()));
    }

    private static int endOfJvmPart(List<CommandLineToken> tokens) {
        int index = 1;
        while (index < tokens.size()) {
            String word = tokens.get(index).text();
            index++;
            if (OPTIONS_WITH_VALUE.contains(word)) {
                index++;
            } else if (!word.startsWith("-") && !word.startsWith("@")) {
                return index;
            }
        }
        return tokens.size();
    }

    /** The words that were meant for comleak, those for the target included. */
    public List<CommandLineToken> tokens() {
        return own;
    }

    /** Everything from a token of {@link #tokens} on, character for character. */
    public String rest(int token) {
        return line.substring(own.get(token).start());
    }
}
