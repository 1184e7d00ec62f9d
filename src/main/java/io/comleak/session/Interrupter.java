// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.tracker.TargetEnd.EndedBy;
import io.comleak.win32.ConsoleControl;
import java.util.concurrent.atomic.AtomicInteger;

/** The first Ctrl-C is the target's to answer, the second is ours. */
final class Interrupter implements ConsoleControl.Listener {
    private final EndRequest endRequest;
    private final AtomicInteger presses = new AtomicInteger();

    Interrupter(EndRequest endRequest) {
        this.endRequest = endRequest;
    }

    @Override
    public void pressed() {
        if (presses.incrementAndGet() > 1) {
            endRequest.ask(EndedBy.INTERRUPT);
        }
    }
}
