// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

/** The target could not be started under watch. Nothing of it is left running. The message is one line: what is wrong. */
public final class LaunchException extends Exception {
    /** No such program. */
    public static final int NOT_FOUND = 127;

    /** There is one, but it cannot be run, by comleak or without. */
    public static final int NOT_STARTED = 126;

    /** It would have run, but could not be watched. */
    public static final int NOT_WATCHED = 125;

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String wrong;
    private final String advice;

    LaunchException(int exitCode, String message, String advice) {
        super(message);
        this.exitCode = exitCode;
        this.wrong = message;
        this.advice = advice;
    }

    /** The exit code that comleak should end with. */
    public int exitCode() {
        return exitCode;
    }

    /** One line: what is wrong. */
    public String wrong() {
        return wrong;
    }

    /** One line: what to do. */
    public String advice() {
        return advice;
    }
}
