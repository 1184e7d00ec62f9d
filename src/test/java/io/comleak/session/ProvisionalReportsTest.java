// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Machine;
import io.comleak.model.Target;
import io.comleak.tracker.SnapshotLimits;
import io.comleak.tracker.Tracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisionalReportsTest {
    private static final int THREAD = 7;
    private static final int STACK = 1;

    private final List<ProvisionalCheck> told = new ArrayList<>();
    private final Target target = new Target("C:\\app\\app.exe", "app.exe", 4, Machine.X64, "C:\\windows");
    private final Tracker tracker =
            new Tracker(target, (address, into) -> false, checkpoint -> {}, SnapshotLimits.DEFAULT);
    private long now;
    private final ProvisionalReports reports = new ProvisionalReports(tracker, told::add, () -> now);

    ProvisionalReportsTest() {
        tracker.hello(true, 0, 4, true, 0);
        tracker.moduleLoaded("C:\\app\\app.exe", 0x10000, 0x1000, 0, null);
        tracker.stackDefined(STACK, new long[] {0x10100}, 0, false);
    }

    private void initialise() {
        tracker.apartmentEntered(THREAD, 0, 2, 1, STACK);
    }

    private void shutDown() {
        tracker.apartmentLeft(THREAD, 0, false, STACK);
        tracker.checkpoint(THREAD, 1, CHECKPOINT_UNINITIALIZE, 10, "");
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void tellsASecondAfterComWasShutDown() {
        initialise();
        tracker.allocated(THREAD, 0x5000, 44, STACK);
        assertThat(reports.look()).isGreaterThan(Duration.ofHours(1));
        shutDown();

        assertThat(reports.look()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1001));
        pass(Duration.ofMillis(999));
        assertThat(reports.look()).isLessThan(Duration.ofMillis(3));
        assertThat(told).isEmpty();
        pass(Duration.ofMillis(2));
        assertThat(reports.look()).isGreaterThan(Duration.ofHours(1));

        assertThat(told).singleElement().satisfies(check -> {
            assertThat(check.totals()).isEqualTo(new LeakTotals(1, 1, 44));
            assertThat(check.target()).isEqualTo(target);
        });
    }

    @Test
    void tellsNothingTwice() {
        tellOnce();

        pass(Duration.ofHours(1));
        reports.look();

        assertThat(told).hasSize(1);
    }

    private void tellOnce() {
        initialise();
        tracker.allocated(THREAD, 0x5000, 44, STACK);
        shutDown();
        reports.look();
        pass(Duration.ofSeconds(1));
        reports.look();
        assertThat(told).hasSize(1);
    }

    @Test
    void tellsAtMostOnceAMinute() {
        tellOnce();
        pass(Duration.ofSeconds(10));
        initialise();
        reports.look();
        shutDown();

        assertThat(reports.look()).isBetween(Duration.ofSeconds(50), Duration.ofMillis(50_001));
        pass(Duration.ofSeconds(49));
        reports.look();
        assertThat(told).hasSize(1);
        pass(Duration.ofSeconds(1));
        reports.look();

        assertThat(told).hasSize(2);
    }

    @Test
    void tellsNothingWhereComIsInUseAgain() {
        initialise();
        tracker.allocated(THREAD, 0x5000, 44, STACK);
        shutDown();
        reports.look();
        initialise();

        pass(Duration.ofSeconds(5));
        reports.look();

        assertThat(told).isEmpty();
    }

    @Test
    void tellsNothingWhereNothingIsOutstanding() {
        initialise();
        shutDown();
        reports.look();
        pass(Duration.ofSeconds(1));
        reports.look();

        assertThat(told).isEmpty();
    }

    @Test
    void tellsNothingOfAProcessThatEnds() {
        initialise();
        tracker.allocated(THREAD, 0x5000, 44, STACK);
        shutDown();
        reports.look();
        tracker.checkpoint(THREAD, 2, CHECKPOINT_PROCESS_DETACH, 20, "");
        pass(Duration.ofSeconds(5));
        reports.look();

        assertThat(told).isEmpty();
    }
}
