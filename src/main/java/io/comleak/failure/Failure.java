// SPDX-License-Identifier: Apache-2.0
package io.comleak.failure;

/**
 * One failure, as the user is told of it.
 *
 * @param id which kind it is, and so the exit code
 * @param wrong one line: what is wrong
 * @param advice one line: what to do
 */
public record Failure(ErrorId id, String wrong, String advice) {
    /** {@code about} is what takes the places of {@code %s} in the id's message. */
    public static Failure of(ErrorId id, String advice, Object... about) {
        return new Failure(id, id.message(about), advice);
    }

    public int exitCode() {
        return id.exitCode();
    }

    /** Both lines, as they are printed. */
    public String text() {
        return String.format("comleak: %s [%s]%n  %s", wrong, id, advice);
    }
}
