// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.model.Incompleteness.Kind;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a run was not seen in whole. */
final class Reasons {
    private final List<Incompleteness> reasons = new ArrayList<>();

    void revoked() {
        add(Kind.SPY_REVOKED, "COM released the spy; what happened later was not seen.");
    }

    void killedInAllocator(int thread) {
        add(
                Kind.KILLED_IN_ALLOCATOR,
                "Thread " + Integer.toUnsignedString(thread)
                        + " was killed inside COM's allocator as the process ended.");
    }

    /** All of them, once the target is dead. */
    List<Incompleteness> all(TargetEnd end, Ending ending) {
        List<Incompleteness> all = new ArrayList<>(end.incompleteness());
        all.addAll(of(end.spy()));
        all.addAll(reasons);
        all.addAll(of(ending));
        return all;
    }

    private static List<Incompleteness> of(SpyState spy) {
        Reasons found = new Reasons();
        if (spy.lost() != 0) {
            String lost = Long.toUnsignedString(spy.lost());
            found.add(Kind.EVENTS_LOST, lost + (lost.equals("1") ? " event" : " events") + " could not be recorded.");
        }
        if (spy.modulesLost() != 0) {
            String lost = Integer.toUnsignedString(spy.modulesLost());
            found.add(Kind.EVENTS_LOST, "Modules came or went unseen (" + lost + "); names may be missing.");
        }
        if (spy.state() == StreamFormat.STATE_STALLED) {
            found.add(Kind.STALLED, "comleak took no events for too long, and the spy gave up sending them.");
        }
        if (spy.state() == StreamFormat.STATE_ORPHANED) {
            found.add(Kind.EVENTS_LOST, "The spy took comleak for dead, and stopped recording.");
        }
        return found.reasons;
    }

    private static List<Incompleteness> of(Ending ending) {
        Reasons found = new Reasons();
        if (ending instanceof Ending.Crashed) {
            found.add(Kind.CRASHED, "The target died of exception " + hex(ending) + ".");
        } else if (ending instanceof Ending.Killed) {
            found.add(Kind.KILLED, "The target was terminated with exit code " + hex(ending) + ".");
        } else if (ending instanceof Ending.TimedOut) {
            found.add(Kind.TIMED_OUT, "comleak ended the target, as its time was up.");
        } else if (ending instanceof Ending.Interrupted) {
            found.add(Kind.INTERRUPTED, "The target was ended at Ctrl-C.");
        }
        return found.reasons;
    }

    private static String hex(Ending ending) {
        return "0x" + Integer.toHexString(ending.exitCode()).toUpperCase(Locale.ROOT);
    }

    private void add(Kind kind, String detail) {
        reasons.add(new Incompleteness(kind, detail));
    }
}
