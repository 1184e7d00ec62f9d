// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.model.Incompleteness.Kind;
import io.comleak.model.TrackedRun;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormat;
import org.junit.jupiter.api.Test;

/** The end of a process whose spy had no room left to record it. */
class UnrecordedExitTest {
    @Test
    void aTargetThatEndedByItselfWasNotKilled() {
        SpyState spy = new SpyState(3, 0, StreamFormat.STATE_STALLED, true, null);

        TrackedRun run = new TrackerRun().read(app()).ended(7, spy);

        assertThat(run.ending()).isEqualTo(new Ending.Exited(7));
        assertThat(run.incompleteness())
                .extracting(Incompleteness::kind)
                .containsExactly(Kind.EVENTS_LOST, Kind.STALLED);
    }

    @Test
    void oneThatDidNotWas() {
        SpyState spy = new SpyState(3, 0, StreamFormat.STATE_STALLED, false, null);

        assertThat(new TrackerRun().read(app()).ended(7, spy).ending()).isEqualTo(new Ending.Killed(7));
    }
}
