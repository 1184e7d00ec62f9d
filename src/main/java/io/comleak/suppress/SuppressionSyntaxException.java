// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/** A suppression is not written as suppressions are. The message begins with {@code file:line:column: }, both from 1. */
public final class SuppressionSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SuppressionSyntaxException(SuppressionSource source, int line, int column, String wrong) {
        super(source.name() + ":" + line + ":" + column + ": " + wrong);
    }
}
