// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli found wrong, in comleak's form of an error. */
final class ParameterError {
    private ParameterError() {}

    static String wrong(ParameterException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("the options cannot be understood");
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    static String advice(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String all = command + " --help lists all options.";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "Did you mean " + unmatched.getSuggestions().get(0) + "? " + all;
        }
        return all;
    }
}
