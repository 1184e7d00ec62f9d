// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

/** The exit codes that are comleak's own, less those that a run's result leads to. */
final class ExitCode {
    static final int OK = 0;

    /** The command line cannot be understood. */
    static final int USAGE = 2;

    /** comleak itself failed. */
    static final int FAILED = 125;

    private ExitCode() {}
}
