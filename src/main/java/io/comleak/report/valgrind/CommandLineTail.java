// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

/** The arguments in a command line, as they stand there: which of them a program takes for one is its own affair. */
final class CommandLineTail {
    private CommandLineTail() {}

    /** What comes after the program, which may be in quotes. */
    static String of(String commandLine) {
        boolean quoted = false;
        int at = 0;
        while (at < commandLine.length() && (quoted || commandLine.charAt(at) > ' ')) {
            quoted ^= commandLine.charAt(at) == '"';
            at++;
        }
        return commandLine.substring(at).strip();
    }
}
