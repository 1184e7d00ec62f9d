// SPDX-License-Identifier: Apache-2.0
package io.comleak.failure;

/** The exit codes that are comleak's own, less those that a run's result leads to. */
public final class ExitCode {
    public static final int OK = 0;

    /** The command line cannot be understood, or a file that it names cannot be used. */
    public static final int USAGE = 2;

    /** comleak itself failed, or the target would have run, but could not be watched. */
    public static final int FAILED = 125;

    /** There is such a program, but it cannot be run, by comleak or without. */
    public static final int NOT_STARTED = 126;

    /** There is no such program. */
    public static final int NOT_FOUND = 127;

    private ExitCode() {}
}
