// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.app;
import static io.comleak.tracker.TrackerRun.blocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Apartment;
import io.comleak.model.Apartment.End;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApartmentsTest {
    private static final int RPC_E_CHANGED_MODE = 0x80010106;
    private static final int S_FALSE = 1;
    private static final int STA = 2;
    private static final int MTA = 0;
    private static final int MAIN = RecordingBuilder.MAIN_THREAD;

    private static TrackedRun tracked(RecordingBuilder recording) {
        return new TrackerRun().read(recording).exited();
    }

    @Test
    void aStayLastsFromTheFirstReferenceToTheLast() {
        TrackedRun run = tracked(app().enter(0, STA, 1)
                .at("windows")
                .enter(S_FALSE, STA, 2)
                .leave(1)
                .on(8)
                .enter(0, MTA, 1)
                .on(MAIN)
                .leave(0));

        assertThat(run.comInitialised()).isTrue();
        assertThat(run.apartments()).extracting(Apartment::thread).containsExactly(MAIN, 8);
        assertThat(run.apartments()).extracting(Apartment::open).containsExactly(false, true);
        assertThat(run.apartments()).extracting(Apartment::kind).containsExactly(ApartmentKind.STA, ApartmentKind.MTA);
        assertThat(run.apartments())
                .extracting(apartment -> apartment.entered().id())
                .containsExactly(2, 1);
    }

    @Test
    void itIsOwnIfAFrameOfItsStackIs() {
        TrackedRun run = tracked(app().enter(0, MTA, 1).on(8).at("windows").enter(0, MTA, 1));

        assertThat(run.apartments()).extracting(Apartment::own).containsExactly(true, false);
    }

    @Test
    void itMayBeOwnIfItsStackWasNotRecorded() {
        TrackedRun run = tracked(RecordingBuilder.recording().enter(0, MTA, 1));

        assertThat(run.apartments()).extracting(Apartment::own).containsExactly(true);
    }

    @Test
    void aFailureChangesNothing() {
        TrackedRun run = tracked(app().enter(RPC_E_CHANGED_MODE, MTA, 0)
                .on(8)
                .enter(0, STA, 1)
                .enter(RPC_E_CHANGED_MODE, MTA, 1)
                .enter(RPC_E_CHANGED_MODE, MTA, 0));

        assertThat(run.apartments()).extracting(Apartment::thread).containsExactly(8);
        assertThat(run.apartments()).extracting(Apartment::open).containsExactly(true);
    }

    @Test
    void withoutAnySuccessComWasNotInitialised() {
        assertThat(tracked(app().enter(RPC_E_CHANGED_MODE, MTA, 0).allocate(1, 1))
                        .comInitialised())
                .isFalse();
    }

    @Test
    void anUnbalancedUninitialiseIsIgnored() {
        TrackedRun run = tracked(app().leave(0, true).enter(0, STA, 1).leave(0, true));

        assertThat(run.apartments()).extracting(Apartment::open).containsExactly(true);
    }

    @Test
    void anApartmentOpenedBeforeTheWatchIsKnownFromTheNextValueOn() {
        TrackedRun run = tracked(app().enter(S_FALSE, STA, 3).on(8).leave(2));

        assertThat(run.comInitialised()).isTrue();
        assertThat(run.apartments()).extracting(Apartment::thread).containsExactly(MAIN, 8);
        assertThat(run.apartments()).extracting(Apartment::open).containsExactly(true, true);
    }

    @Test
    void aReferenceTakenWithinTheLastUninitialiseKeepsTheApartment() {
        // What Post… says counts: a balancer's own CoInitializeEx in Pre… leaves 1, not 0.
        TrackedRun run = tracked(app().enter(0, STA, 1).enter(S_FALSE, STA, 2).leave(1));

        assertThat(run.apartments()).hasSize(1);
        assertThat(run.apartments()).extracting(Apartment::open).containsExactly(true);
    }

    @Test
    void aThreadThatEndsWithReferencesDropsOut() {
        TrackedRun run = tracked(app().on(8).threadStarted().enter(0, MTA, 2).threadEnded(2));

        assertThat(run.apartments()).extracting(Apartment::end).containsExactly(End.THREAD_ENDED);
    }

    @Test
    void threadIdsAreUsedAgain() {
        TrackedRun run = tracked(app().on(8)
                .enter(0, MTA, 1)
                .threadEnded(1)
                .threadStarted()
                .at("windows")
                .enter(0, STA, 1)
                .threadStarted()
                .enter(0, MTA, 1));

        assertThat(run.apartments())
                .extracting(Apartment::kind)
                .containsExactly(ApartmentKind.MTA, ApartmentKind.STA, ApartmentKind.MTA);
        assertThat(run.apartments())
                .extracting(Apartment::end)
                .containsExactly(End.THREAD_ENDED, End.THREAD_ENDED, End.OPEN);
    }

    @Test
    void ofManyStaysThatAreOverTheFirstOfEachKindIsKept() {
        RecordingBuilder recording = app();
        for (int i = 0; i < 1000; i++) {
            recording.on(i + 1).enter(0, MTA, 1).leave(0);
        }

        TrackedRun run = tracked(recording.on(5000).enter(0, MTA, 1));

        assertThat(run.apartments()).extracting(Apartment::thread).containsExactly(1, 5000);
        assertThat(run.moreApartments()).isEqualTo(999);
    }

    @Test
    void aBlockTellsWhatItsThreadWasInThenWhateverBecameOfTheThread() {
        RecordingBuilder recording = app().on(8).allocate(0x1000, 1);
        for (int i = 1; i <= 3; i++) {
            recording
                    .enter(0, i == 2 ? STA : MTA, 1)
                    .allocate(0x1000 + 16 * i, 1)
                    .leave(0)
                    .threadEnded(0)
                    .threadStarted();
        }

        List<Block> blocks = blocks(tracked(recording.on(9).enter(0, STA, 1).reallocate(0x1030, 0x1030, 2)));

        assertThat(blocks)
                .extracting(Block::apartment)
                .containsExactly(ApartmentKind.NONE, ApartmentKind.MTA, ApartmentKind.STA, ApartmentKind.STA);
    }

    @Test
    void aKilledThreadIsInNoApartment() {
        TrackedRun run = tracked(app().on(8)
                .enter(0, MTA, 2)
                .threadKilled(2)
                .threadStarted()
                .enter(0, MTA, 1)
                .threadKilled(1)
                .allocate(0x1000, 1));

        assertThat(run.apartments()).extracting(Apartment::end).containsOnly(End.THREAD_KILLED);
        assertThat(run.apartments()).hasSize(2);
        assertThat(blocks(run)).extracting(Block::apartment).containsExactly(ApartmentKind.NONE);
    }

    @Test
    void ofAProgramThatEntersFromEverNewPlacesTheFirstAreKept() {
        RecordingBuilder recording = app();
        for (int i = 0; i < 2000; i++) {
            recording.stack("s" + i, TrackerRun.APP + i).enter(0, MTA, 1).leave(0);
        }

        TrackedRun run = tracked(recording);

        assertThat(run.apartments()).hasSize(1000);
        assertThat(run.moreApartments()).isEqualTo(1000);
    }
}
