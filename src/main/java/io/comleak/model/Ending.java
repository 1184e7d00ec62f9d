// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import org.jspecify.annotations.Nullable;

/** How the target ended. */
public sealed interface Ending {
    /** The exit code, all 32 bits. */
    int exitCode();

    /** It ended by itself: returned from main, or called ExitProcess. */
    record Exited(int exitCode) implements Ending {}

    /** It died of an exception; the fault is null where it could not be seen, as for a fast-fail. */
    record Crashed(int exitCode, @Nullable Fault fault) implements Ending {}

    /** TerminateProcess, by itself or by somebody else. */
    record Killed(int exitCode) implements Ending {}

    /** comleak ended it, after {@code --timeout}. */
    record TimedOut(int exitCode) implements Ending {}

    /** Ctrl-C ended it: at the first, as the system does where a program has no other answer, or at a second, by comleak. */
    record Interrupted(int exitCode) implements Ending {}
}
