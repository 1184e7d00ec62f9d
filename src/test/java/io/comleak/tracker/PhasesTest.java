// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import io.comleak.model.OutstandingBlocks;
import io.comleak.model.Phase;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhasesTest {
    @Test
    void aBlockBelongsToThePhaseThatItWasAllocatedIn() {
        TrackedRun run = exited(app().allocate(0x1000, 8)
                .phase("one")
                .allocate(0x2000, 8)
                .phase("two")
                .on(0x300)
                .allocate(0x3000, 8)
                .phase("")
                .allocate(0x4000, 8)
                .reallocate(0x2000, 0x2100, 16));

        assertThat(phasesOf(run)).containsExactly(null, "one", "two", null);
        assertThat(run.phases()).containsExactly(new Phase("one", 1, 0, 0), new Phase("two", 1, 0, 0));
    }

    @Test
    void aPhaseThatIsNamedAgainGoesOn() {
        TrackedRun run = exited(app().phase("one")
                .allocate(0x1000, 8)
                .phase("two")
                .phase("one")
                .phase("one")
                .allocate(0x2000, 8));

        assertThat(phasesOf(run)).containsExactly("one", "one");
        assertThat(run.phases()).containsExactly(new Phase("one", 2, 0, 0), new Phase("two", 0, 0, 0));
    }

    @Test
    void whatAPhaseKeptUntilLaterIsCountedWhenItIsFreed() {
        TrackedRun run = exited(app().allocate(0x500, 5)
                .phase("one")
                .allocate(0x1000, 8)
                .allocate(0x2000, 9)
                .allocate(0x3000, 10)
                .free(0x1000)
                .free(0x500)
                .phase("two")
                .free(0x2000)
                .reallocate(0x3000, 0x3000, 100)
                .phase("")
                .free(0x3000));

        assertThat(run.phases()).containsExactly(new Phase("one", 3, 2, 109), new Phase("two", 0, 0, 0));
    }

    @Test
    void aProgramThatChangesItsPhaseAllDayTakesNoMoreRoomThanItsBlocksDo() {
        BlockTable table = new BlockTable();
        PhaseStretches stretches = new PhaseStretches(table);
        long serial = 0;
        for (int change = 0; change < 1_000_000; change++) {
            stretches.begin(change % 7, serial++);
            if (change % 1000 == 0) {
                table.add(0x1000 + 16L * change, 8, serial, 1, 1, ApartmentKind.NONE);
            }
        }

        assertThat(stretches.count()).isLessThanOrEqualTo(1 << 16);
        for (int row = 0; row < table.rows(); row++) {
            assertThat(stretches.find(table.serial(row))).isEqualTo((int) ((table.serial(row) - 1) % 7));
        }
    }

    @Test
    void stretchesWithBlocksAreAllKept() {
        BlockTable table = new BlockTable();
        PhaseStretches stretches = new PhaseStretches(table);
        for (int change = 0; change < 200_000; change++) {
            stretches.begin(change, change);
            table.add(0x1000 + 16L * change, 8, change + 1, 1, 1, ApartmentKind.NONE);
        }

        assertThat(stretches.count()).isEqualTo(200_000);
        assertThat(stretches.find(1)).isZero();
        assertThat(stretches.find(200_000)).isEqualTo(199_999);
    }

    @Test
    void ofTooManyNamesTheRestIsCounted() {
        Phases phases = new Phases(new BlockTable());
        for (int i = 0; i < Phases.MOST + 5; i++) {
            phases.change("phase " + i, i);
        }
        phases.change("phase 7", Phases.MOST + 10);

        assertThat(phases.more()).isEqualTo(5);
        assertThat(phases.all(Phases.MOST + 11)).hasSize(Phases.MOST).contains(new Phase("phase 7", 2, 0, 0));
        assertThat(phases.of(Phases.MOST + 3)).isNull();
        assertThat(phases.of(Phases.MOST + 11)).isEqualTo("phase 7");
    }

    private static TrackedRun exited(RecordingBuilder recording) {
        return new TrackerRun().read(recording).exited();
    }

    private static List<String> phasesOf(TrackedRun run) {
        OutstandingBlocks outstanding = run.outstanding();
        List<String> phases = new ArrayList<>();
        for (int index = 0; index < outstanding.count(); index++) {
            phases.add(outstanding.phase(index));
        }
        return phases;
    }
}
