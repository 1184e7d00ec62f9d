// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.launch.LiveTarget;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Machine;
import io.comleak.model.Progress;
import io.comleak.model.Target;
import io.comleak.stream.SectionMutator;
import io.comleak.tracker.SnapshotLimits;
import io.comleak.tracker.TargetEnd.EndedBy;
import io.comleak.tracker.Tracker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A target that tells of nothing, and lives on. */
class StreamDrainTest {
    private static final int THREAD = 7;
    private static final int STACK = 1;
    private static final int LOOKS = 3;
    private static final int FOR_EVER = 1000;

    private final EndRequest endRequest = new EndRequest();
    private final List<ProvisionalCheck> told = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private final List<Long> snapshots = new ArrayList<>();
    private final Tracker tracker = new Tracker(
            new Target("C:\\app\\app.exe", "app.exe", 4, Machine.X64, "C:\\windows"),
            this::readMemory,
            checkpoint -> {},
            SnapshotLimits.DEFAULT);
    private Runnable whileReading = () -> {};
    private long now;

    /** Does something while it is waited for, in place of what a process does. */
    private static class Stubborn implements LiveTarget {
        private final Runnable atThirdLook;
        private int looks;
        private boolean dead;
        private int exitCode;
        private Runnable atSuspension = () -> {};

        Stubborn(Runnable atThirdLook) {
            this.atThirdLook = atThirdLook;
        }

        @Override
        public boolean awaitRecords(Duration limit) {
            return !awaitDeath(limit);
        }

        @Override
        public boolean awaitDeath(Duration limit) {
            if (!dead && ++looks == LOOKS) {
                atThirdLook.run();
            }
            assertThat(looks).as("looks at a target that is not ended").isLessThan(FOR_EVER);
            return dead;
        }

        @Override
        public void suspend() {
            atSuspension.run();
        }

        @Override
        public boolean terminate(int code) {
            if (dead) {
                return false;
            }
            exitCode = code;
            dead = true;
            return true;
        }

        void die() {
            dead = true;
        }
    }

    private EndedBy drain(LiveTarget target) {
        StreamIntake intake = new StreamIntake(tracker, new SectionMutator().honest(0), checkpoint -> {}, () -> {});
        ProvisionalReports reports = new ProvisionalReports(tracker, told::add, () -> now);
        return new StreamDrain(target, tracker, intake, endRequest, reports, progress::add)
                .run(reason -> reason == EndedBy.TIMEOUT ? 124 : 1);
    }

    private boolean readMemory(long address, ByteBuffer into) {
        whileReading.run();
        return snapshots.add(address);
    }

    private void allocate() {
        tracker.hello(true, 0, 4, true, 0);
        tracker.moduleLoaded("C:\\app\\app.exe", 0x10000, 0x1000, 0, null);
        tracker.stackDefined(STACK, new long[] {0x10100}, 0, false);
        tracker.allocated(THREAD, 0x5000, 44, STACK);
    }

    @Test
    void itIsEndedWhenThatIsAskedFor() {
        allocate();
        Stubborn target = new Stubborn(() -> endRequest.ask(EndedBy.TIMEOUT));

        assertThat(drain(target)).isEqualTo(EndedBy.TIMEOUT);

        assertThat(target.exitCode).isEqualTo(124);
        assertThat(snapshots).containsExactly(0x5000L);
    }

    @Test
    void whatEndsByItselfAfterTheRequestWasNotEndedByIt() {
        Stubborn target = new Stubborn(() -> {});
        target.atSuspension = target::die;
        endRequest.ask(EndedBy.INTERRUPT);

        assertThat(drain(target)).isEqualTo(EndedBy.OTHERS);

        assertThat(target.exitCode).isZero();
    }

    @Test
    void whatDiesWhileItsMemoryIsReadWasNotEndedByTheRequest() {
        allocate();
        Stubborn target = new Stubborn(() -> {});
        whileReading = target::die;
        endRequest.ask(EndedBy.INTERRUPT);

        assertThat(drain(target)).isEqualTo(EndedBy.OTHERS);
    }

    @Test
    void itsOwnEndIsItsOwn() {
        List<Stubborn> targets = new ArrayList<>();
        targets.add(new Stubborn(() -> targets.get(0).die()));

        assertThat(drain(targets.get(0))).isEqualTo(EndedBy.OTHERS);
    }

    @Test
    void itIsStillReportedOn() {
        allocate();
        tracker.apartmentEntered(THREAD, 0, 2, 1, STACK);
        tracker.apartmentLeft(THREAD, 0, false, STACK);
        tracker.checkpoint(THREAD, 1, CHECKPOINT_UNINITIALIZE, 10, "");
        Stubborn target =
                new Stubborn(() -> {
                    assertThat(told).hasSize(1);
                    endRequest.ask(EndedBy.INTERRUPT);
                }) {
                    @Override
                    public boolean awaitDeath(Duration limit) {
                        now += Duration.ofSeconds(1).toNanos();
                        return super.awaitDeath(limit);
                    }
                };

        assertThat(drain(target)).isEqualTo(EndedBy.INTERRUPT);
    }
}
