// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as Microsoft's C runtime does. In the program's name a quotation mark only protects blanks. In
 * what follows, 2n backslashes before a quotation mark are n of them, 2n + 1 are n and a mark that is a letter, other
 * backslashes are letters; and within quotation marks, two marks are one that is a letter.
 */
final class CommandLineTokenizer {
    private final String line;
    private int position;

    CommandLineTokenizer(String line) {
        this.line = line;
    }

    /** All words; the first is the program's name, which is empty if the line begins with a blank. */
    List<CommandLineToken> tokens() {
        List<CommandLineToken> tokens = new ArrayList<>();
        position = 0;
        tokens.add(programName());
        skipBlanks();
        while (position < line.length()) {
            tokens.add(argument());
            skipBlanks();
        }
        return tokens;
    }

    private CommandLineToken programName() {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        while (position < line.length() && (quoted || !atBlank())) {
            char c = line.charAt(position++);
            if (c == '"') {
                quoted = !quoted;
            } else {
                text.append(c);
            }
        }
        return new CommandLineToken(text.toString(), 0);
    }

    private CommandLineToken argument() {
        int start = position;
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        while (position < line.length() && (quoted || !atBlank())) {
            int backslashes = skipAll('\\');
            if (!at('"')) {
                text.append("\\".repeat(backslashes));
                if (backslashes == 0) {
                    text.append(line.charAt(position++));
                }
                continue;
            }
            position++;
            text.append("\\".repeat(backslashes / 2));
            if (backslashes % 2 != 0) {
                text.append('"');
            } else if (quoted && at('"')) {
                text.append('"');
                position++;
            } else {
                quoted = !quoted;
            }
        }
        return new CommandLineToken(text.toString(), start);
    }

    private void skipBlanks() {
        while (position < line.length() && atBlank()) {
            position++;
        }
    }

    private int skipAll(char c) {
        int start = position;
        while (at(c)) {
            position++;
        }
        return position - start;
    }

    private boolean at(char c) {
        return position < line.length() && line.charAt(position) == c;
    }

    private boolean atBlank() {
        return at(' ') || at('\t');
    }
}
