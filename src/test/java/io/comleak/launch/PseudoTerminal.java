// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.util.List;
import java.util.stream.Collectors;

/** A pseudo-terminal, by util-linux' script: a screen and a keyboard for a program under Wine. */
public final class PseudoTerminal {
    private PseudoTerminal() {}

    /**
     * A command that ends with the exit code of the one inside. Ctrl-C reaches every process of a terminal, and some shells
     * die of it once their command has ended, so that its exit code is lost: no shell stays here, whichever $SHELL is.
     *
     * @param preparation shell commands to run before, each with its semicolon
     */
    public static List<String> running(String preparation, List<String> words) {
        String command = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return List.of("env", "SHELL=/bin/sh", "script", "-qec", preparation + "exec " + command, "/dev/null");
    }
}
