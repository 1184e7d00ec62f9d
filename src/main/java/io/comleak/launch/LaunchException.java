// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.failure.ErrorId;
import io.comleak.failure.Failure;

/** The target could not be started under watch. Nothing of it is left running. The message is one line: what is wrong. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    LaunchException(ErrorId id, String advice, Object... about) {
        this(Failure.of(id, advice, about));
    }

    private LaunchException(Failure failure) {
        super(failure.wrong());
        this.failure = failure;
    }

    /** What is wrong, and what to do. */
    public Failure failure() {
        return failure;
    }
}
