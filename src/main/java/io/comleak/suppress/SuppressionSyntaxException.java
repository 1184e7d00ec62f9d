// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/** A rule is not written as rules are. The message begins with {@code file:line:column: }, both from 1. */
public final class SuppressionSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SuppressionSyntaxException(String file, int line, int column, String wrong) {
        super(file + ":" + line + ":" + column + ": " + wrong);
    }
}
