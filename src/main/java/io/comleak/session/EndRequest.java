// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.launch.LaunchedTarget;
import io.comleak.tracker.TargetEnd.EndedBy;
import org.jspecify.annotations.Nullable;

/** Whether comleak is to end the target, and why: the first reason that any thread gives counts. */
final class EndRequest {
    private EndedBy by = EndedBy.OTHERS;
    private @Nullable LaunchedTarget waiting;

    /** From now on a request ends the wait for this target's stream. */
    synchronized void waitsFor(LaunchedTarget target) {
        waiting = target;
    }

    /** Nobody waits any more: once this returns, no request touches the target. */
    synchronized void waitsNoMore() {
        waiting = null;
    }

    synchronized void ask(EndedBy reason) {
        if (by != EndedBy.OTHERS) {
            return;
        }
        by = reason;
        if (waiting != null) {
            waiting.wake();
        }
    }

    synchronized boolean asked() {
        return by != EndedBy.OTHERS;
    }

    synchronized EndedBy by() {
        return by;
    }
}
