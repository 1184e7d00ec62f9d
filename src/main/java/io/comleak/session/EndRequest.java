// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.tracker.TargetEnd.EndedBy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Whether comleak is to end the target, and why: the first reason that any thread gives counts. */
final class EndRequest {
    private final AtomicReference<EndedBy> by = new AtomicReference<>(EndedBy.OTHERS);

    /** True if nobody had asked before. */
    boolean ask(EndedBy reason) {
        return by.compareAndSet(EndedBy.OTHERS, reason);
    }

    boolean asked() {
        return by.get() != EndedBy.OTHERS;
    }

    EndedBy by() {
        return Objects.requireNonNull(by.get());
    }
}
