// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.Failure;

/** Something that the user can mend. The message is one line: what is wrong. */
final class UserError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    UserError(ErrorId id, String advice, Object... about) {
        this(Failure.of(id, advice, about));
    }

    UserError(Failure failure) {
        super(failure.wrong());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
