// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli found wrong, in comleak's form of an error. */
final class ParameterError {
    private static final String INVALID_VALUE = "Invalid value for ";

    private ParameterError() {}

    static UserError of(ParameterException e) {
        return of(e, "");
    }

    /** The same of words that stand beside the command line. */
    static UserError in(String source, ParameterException e) {
        return of(e, ", in " + source);
    }

    private static UserError of(ParameterException e, String where) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (e instanceof UnmatchedArgumentException unmatched) {
            ErrorId id = unmatched.isUnknownOption() ? ErrorId.UNKNOWN_OPTION : ErrorId.UNEXPECTED_WORD;
            return error(e, id, "'" + String.join("', '", unmatched.getUnmatched()) + "'" + where);
        }
        if (e instanceof MissingParameterException missing) {
            return error(e, ErrorId.NO_VALUE, names(missing) + where);
        }
        return message.startsWith(INVALID_VALUE)
                ? error(e, ErrorId.INVALID_VALUE, message.substring(INVALID_VALUE.length()) + where)
                : error(e, ErrorId.WORDS_NOT_UNDERSTOOD, message + where);
    }

    private static UserError error(ParameterException e, ErrorId id, String about) {
        return new UserError(id, advice(e), about);
    }

    private static String names(MissingParameterException missing) {
        return missing.getMissing().stream().map(ParameterError::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec missing) {
        return missing instanceof OptionSpec option ? option.longestName() : missing.paramLabel();
    }

    private static String advice(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String all = command + " --help lists all options.";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "Did you mean " + unmatched.getSuggestions().get(0) + "? " + all;
        }
        return e instanceof MissingParameterException missing ? choices(missing) + all : all;
    }

    /** Such as {@code SHELL is one of bash, powershell.}, of what has not just any value. */
    private static String choices(MissingParameterException missing) {
        return missing.getMissing().stream()
                .filter(arg -> arg.completionCandidates() != null)
                .map(arg -> name(arg) + " is one of " + String.join(", ", arg.completionCandidates()) + ". ")
                .collect(Collectors.joining());
    }
}
