// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.leaks.ProvisionalCheck;
import io.comleak.tracker.Tracker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has it told what is outstanding where a target runs on after it shut COM down: a second later, as most end within
 * that time, and at most once a minute. For the thread that drains the stream.
 */
final class ProvisionalReports {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);
    private static final Duration NOTHING_TO_DO = Duration.ofDays(1);

    private final Tracker tracker;
    private final Consumer<ProvisionalCheck> teller;
    private final LongSupplier nanoClock;
    private int shutdown;
    private boolean waiting;
    private long due;
    private long earliest;

    ProvisionalReports(Tracker tracker, Consumer<ProvisionalCheck> teller, LongSupplier nanoClock) {
        this.tracker = tracker;
        this.teller = teller;
        this.nanoClock = nanoClock;
        this.earliest = nanoClock.getAsLong();
    }

    /** Looks at what the stream has come to. Returns how soon to look again though nothing came. */
    Duration look() {
        long now = nanoClock.getAsLong();
        if (tracker.shutdown() != shutdown) {
            shutdown = tracker.shutdown();
            waiting = shutdown != 0;
            due = now + PATIENCE - earliest > 0 ? now + PATIENCE : earliest;
        }
        if (!waiting) {
            return NOTHING_TO_DO;
        }
        if (now - due < 0) {
            return Duration.ofNanos(due - now).plusMillis(1);
        }
        waiting = false;
        tell(now);
        return NOTHING_TO_DO;
    }

    private void tell(long now) {
        ProvisionalCheck check = ProvisionalCheck.of(tracker.soFar());
        if (!check.groups().isEmpty()) {
            earliest = now + PAUSE;
            teller.accept(check);
        }
    }
}
