// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

/** Something that the user can mend: one line of what is wrong, one of what to do. */
final class UserError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String wrong;
    private final String advice;

    UserError(int exitCode, String message, String advice) {
        super(message);
        this.exitCode = exitCode;
        this.wrong = message;
        this.advice = advice;
    }

    int exitCode() {
        return exitCode;
    }

    String wrong() {
        return wrong;
    }

    String advice() {
        return advice;
    }
}
