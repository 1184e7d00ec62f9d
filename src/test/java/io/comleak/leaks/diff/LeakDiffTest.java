// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import static io.comleak.leaks.Standing.FIXED;
import static io.comleak.leaks.Standing.GROWN;
import static io.comleak.leaks.Standing.NEW;
import static io.comleak.leaks.Standing.NOT_COMPARABLE;
import static io.comleak.leaks.Standing.NOT_RUN;
import static io.comleak.leaks.Standing.PERHAPS_FIXED;
import static io.comleak.leaks.Standing.SHRUNK;
import static io.comleak.leaks.Standing.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.comleak.leaks.Compared;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.leaks.Standing;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakDiffTest {
    private final RunOf old = new RunOf();
    private final RunOf now = new RunOf();

    @Test
    void theSameIsUnchanged() {
        old.leak("load", 10, 20).leak("save", 5);
        now.leak("save", 5).leak("load", 20, 10);

        assertThat(standings()).containsOnly(UNCHANGED);
        assertThat(status()).isEqualTo(new DiffStatus(0, DiffStatus.Cause.NOTHING_NEW, Set.of()));
    }

    @Test
    void eachChangeIsCalledByItsName() {
        old.leak("grows", 10).leak("shrinks", 7, 7).leak("fixed", 3).leak("stays", 1);
        now.leak("grows", 10, 11).leak("shrinks", 7).leak("new", 4).leak("stays", 1);

        assertThat(standings()).containsExactly(NEW, GROWN, SHRUNK, FIXED, UNCHANGED);
        assertThat(diff().changes().get(1).difference()).isEqualTo(new Amount(1, 11));
        assertThat(diff().changes().get(2).difference()).isEqualTo(new Amount(-1, -7));
        assertThat(status().code()).isEqualTo(23);
    }

    @Test
    void whatIsOwnedAndChangedAsItsOwnerDidIsOneChange() {
        old.owner("mended", "string", 3);
        now.owner("rows", "cell", 3);

        assertThat(diff().changes())
                .extracting(Change::standing, Change::difference)
                .containsExactly(tuple(NEW, new Amount(4, 13)), tuple(FIXED, new Amount(-4, -13)));
    }

    @Test
    void whatIsOwnedAndChangedOtherwiseIsAChangeOfItsOwn() {
        old.owner("rows", "cell", 3);
        now.owner("rows", "cell", 5);

        assertThat(diff().changes())
                .extracting(Change::standing, Change::difference)
                .containsExactly(tuple(GROWN, new Amount(2, 2)), tuple(UNCHANGED, new Amount(0, 0)));
    }

    /** As where the old run's file is of a comleak that did not know who owns what, or memory could not be read. */
    @Test
    void whoOwnsWhatMakesNothingNewAndNothingFixed() {
        old.leak("rows", 10).leak("cell", 1, 1, 1);
        now.owner("rows", "cell", 3);

        assertThat(standings()).containsOnly(UNCHANGED);
        assertThat(LeakDiff.of(Side.ofSums().add(now.run()), Side.ofSums().add(old.run()))
                        .changes())
                .extracting(Change::standing)
                .containsOnly(UNCHANGED);
    }

    @Test
    void whatHasLostItsOwnerIsWhatItWas() {
        old.owner("rows", "cell", 3);
        now.leak("cell", 1, 1, 1, 1);

        assertThat(diff().changes())
                .extracting(Change::standing, Change::difference)
                .containsExactly(tuple(GROWN, new Amount(1, 1)), tuple(FIXED, new Amount(-1, -10)));
    }

    @Test
    void aListThatOwnsItsNodesIsOneFinding() {
        old.owner("node", "node", 3);
        now.owner("node", "node", 4);

        assertThat(diff().changes())
                .extracting(
                        Change::standing,
                        Change::difference,
                        change -> change.found().findings())
                .containsExactly(tuple(GROWN, new Amount(1, 1), 1));
    }

    @Test
    void aKnownOwnerGrowsWithWhatItOwns() {
        old.owner("rows", "cell", 3);
        now.owner("rows", "cell", 3);
        assertThat(baseline()).contains(new Compared(UNCHANGED, 4, 13));

        now.owner("rows", "cell", 1);
        assertThat(baseline()).contains(new Compared(GROWN, 4, 13));
    }

    @Test
    void anOwnerThatIsNewIsNewWhateverItOwns() {
        old.leak("cell", 1, 1, 1);
        now.owner("rows", "cell", 3);

        assertThat(baseline()).contains(new Compared(NEW, 3, 3));
    }

    @Test
    void anOwnerOfLessHasShrunk() {
        old.owner("rows", "cell", 3);
        now.owner("rows", "cell", 2);

        assertThat(baseline()).contains(new Compared(SHRUNK, 4, 13));
    }

    @Test
    void aListIsComparedOnce() {
        old.owner("node", "node", 3);
        now.owner("node", "node", 3);

        assertThat(baseline()).contains(new Compared(UNCHANGED, 4, 13));
    }

    /** How the first group of the new run stands to the old one. */
    private Optional<Compared> baseline() {
        JudgedRun run = now.run();
        return new RunBaseline(Side.ofSingleRuns().add(old.run()), run)
                .of(run.check().groups().get(0));
    }

    @Test
    void moreBytesInAsManyBlocksAreGrowth() {
        old.leak("load", 10);
        now.leak("load", 11);

        assertThat(standings()).containsExactly(GROWN);
    }

    @Test
    void moreBlocksOfFewerBytesAreGrowth() {
        old.leak("load", 100);
        now.leak("load", 1, 1);

        assertThat(standings()).containsExactly(GROWN);
    }

    @Test
    void twoPlacesInOneFunctionAreOne() {
        old.leakAt("load", 0x10, 8).leakAt("load", 0x20, 8);
        now.leakAt("load", 0x30, 16);

        assertThat(standings()).containsExactly(SHRUNK);
        assertThat(diff().changes().get(0).before()).isEqualTo(new Amount(2, 16));
    }

    @Test
    void theLargestGroupIsTheExample() {
        now.leakAt("load", 0x10, 8).leakAt("load", 0x20, 800).leakAt("load", 0x30, 8);

        Found found = diff().changes().get(0).found();

        assertThat(found.findings()).isEqualTo(3);
        assertThat(found.example().amount()).isEqualTo(new Amount(1, 800));
    }

    @Test
    void aLeakThatIsFreedLateNowIsMendedAndAnotherFinding() {
        old.leak("load", 8);
        now.lateFree("load", 8);

        assertThat(diff().changes())
                .extracting(Change::finding, Change::standing, Change::formerly)
                .containsExactly(
                        tuple(Finding.LATE_FREES, NEW, Optional.of(Finding.LEAKS)),
                        tuple(Finding.LEAKS, FIXED, Optional.empty()));
        assertThat(status().code()).isZero();
    }

    @Test
    void aNewWrongFreeFailsAndAPossibleOneIsNotCompared() {
        now.wrongFree("twice", true).wrongFree("perhaps", false);

        assertThat(standings()).containsExactly(NEW);
        assertThat(status().failures()).containsExactly(Finding.WRONG_FREES);
    }

    @Test
    void policiesDecideOnAllButLeaks() {
        now.lateFree("load", 8).wrongFree("twice", true);
        Policies lateFrees = new Policies(Policy.FAIL, Policy.WARN, Policy.WARN, Policy.WARN, Policy.FAIL, 9);

        assertThat(DiffStatus.of(diff(), lateFrees).failures()).containsExactly(Finding.LATE_FREES);
        assertThat(DiffStatus.of(diff(), lateFrees).code()).isEqualTo(9);
        Policies none = new Policies(Policy.WARN, Policy.WARN, Policy.WARN, Policy.WARN, Policy.FAIL, 23);
        assertThat(DiffStatus.of(diff(), none).code()).isZero();
    }

    @Test
    void errorExitcodeZeroReportsAndFailsNothing() {
        now.leak("load", 8);
        Policies zero = new Policies(Policy.WARN, Policy.WARN, Policy.FAIL, Policy.WARN, Policy.FAIL, 0);

        assertThat(DiffStatus.of(diff(), zero).code()).isZero();
        assertThat(DiffStatus.of(diff(), zero).failures()).containsExactly(Finding.LEAKS);
    }

    @Test
    void inAnIncompleteRunNothingIsFixedAndNothingNewIsNotKnown() {
        old.leak("load", 8).lateFree("late", 8);
        now.leak("load", 8).ended(new Ending.Crashed(1, null));

        assertThat(standings()).containsOnly(NOT_RUN);
        assertThat(status().code()).isEqualTo(125);
        Policies ignore = new Policies(Policy.WARN, Policy.WARN, Policy.FAIL, Policy.WARN, Policy.IGNORE, 23);
        assertThat(DiffStatus.of(diff(), ignore).code()).isZero();
    }

    @Test
    void whatIsNewInAnIncompleteRunIsNew() {
        now.wrongFree("twice", true).ended(new Ending.Crashed(1, null));

        assertThat(status().code()).isEqualTo(23);
    }

    @Test
    void whatIsIncompleteThroughComleakNoPolicyMakesGood() {
        now.incomplete(Incompleteness.Kind.EVENTS_LOST);
        Policies ignore = new Policies(Policy.WARN, Policy.WARN, Policy.FAIL, Policy.WARN, Policy.IGNORE, 23);

        assertThat(DiffStatus.of(diff(), ignore).code()).isEqualTo(125);
    }

    @Test
    void whatAnIncompleteOldRunDidNotSeeIsNew() {
        old.leak("load", 8).ended(new Ending.Killed(1));
        now.leak("load", 8);

        assertThat(standings()).containsExactly(NEW);
        assertThat(diff().before().incomplete()).hasSize(1);
    }

    @Test
    void aProgramThatDidNotRunMendsNothing() {
        RunOf other = new RunOf().program("other.exe").leak("other", 8);
        old.leak("load", 8);
        Side before = Side.ofSums().add(old.run()).add(other.run());
        LeakDiff diff = LeakDiff.of(before, Side.ofSums().add(now.run()));

        assertThat(diff.notRun()).containsExactly("other.exe");
        assertThat(diff.changes()).extracting(Change::standing).containsExactly(FIXED, NOT_RUN);
    }

    @Test
    void whatAnotherProgramHadIsNoExcuse() {
        RunOf other = new RunOf().program("other.exe").leak("load", 8, 8, 8);
        old.leak("load", 8, 8);
        now.leak("load", 8, 8, 8);
        LeakDiff diff = LeakDiff.of(
                Side.ofSums().add(old.run()).add(other.run()), Side.ofSums().add(now.run()));

        assertThat(diff.changes()).extracting(Change::standing).containsExactly(GROWN);
        assertThat(diff.changes().get(0).before()).isEqualTo(new Amount(2, 16));
    }

    @Test
    void whereOneOfTwoProgramsDidNotRunNothingOfBothIsFixed() {
        RunOf other = new RunOf().program("other.exe").leak("load", 8);
        old.leak("load", 8);
        LeakDiff diff = LeakDiff.of(
                Side.ofSums().add(old.run()).add(other.run()), Side.ofSums().add(now.run()));

        assertThat(diff.changes()).extracting(Change::standing).containsExactly(NOT_RUN);
    }

    @Test
    void theSameProgramTwiceIsAddedUp() {
        old.leak("load", 8);
        LeakDiff diff = LeakDiff.of(
                Side.ofSums().add(old.run()).add(old.run()),
                Side.ofSums().add(old.run()).add(old.run()));

        assertThat(diff.changes()).extracting(Change::standing).containsExactly(UNCHANGED);
        assertThat(diff.changes().get(0).before()).isEqualTo(new Amount(2, 16));
    }

    @Test
    void oneRunIsComparedWithOneOfTwo() {
        old.leak("load", 8);
        Side before = Side.ofSums().add(old.run()).add(old.run());
        LeakDiff same = LeakDiff.of(before, Side.ofSums().add(old.run()));
        now.leak("load", 8, 8);
        LeakDiff doubled = LeakDiff.of(before, Side.ofSums().add(now.run()));

        assertThat(same.changes()).extracting(Change::standing).containsExactly(UNCHANGED);
        assertThat(same.runLessOften()).containsExactly("app.exe");
        assertThat(doubled.changes()).extracting(Change::standing).containsExactly(GROWN);
    }

    @Test
    void whatAnotherProgramMendedIsNoExcuse() {
        RunOf otherBefore = new RunOf().program("other.exe").leak("load", 8);
        RunOf otherNow = new RunOf().program("other.exe");
        now.leak("load", 8);
        LeakDiff diff = LeakDiff.of(
                Side.ofSums().add(old.run()).add(otherBefore.run()),
                Side.ofSums().add(now.run()).add(otherNow.run()));

        assertThat(diff.changes()).extracting(Change::standing).containsExactly(NEW);
    }

    @Test
    void theOnlyProgramsOfBothSidesAreCompared() {
        old.program("app-1.exe").leak("load", 8).leak("fixed", 8);
        now.leak("load", 8);

        assertThat(standings()).containsExactly(FIXED, UNCHANGED);
        assertThat(diff().renamed()).isTrue();
        assertThat(diff().notRun()).isEmpty();
    }

    @Test
    void aProgramIsTheSameInAnotherFolderAndCase() {
        old.program("D:\\X\\APP.EXE").leak("load", 8);
        now.leak("load", 8);

        assertThat(standings()).containsExactly(UNCHANGED);
        assertThat(diff().renamed()).isFalse();
    }

    @Test
    void namesAreNotComparedWithOffsets() {
        old.leakAtOffset(0x1234, 8);
        now.leak("load", 8);

        assertThat(standings()).containsExactly(NOT_COMPARABLE, PERHAPS_FIXED);
        assertThat(status().code()).isEqualTo(23);
    }

    @Test
    void whereAllOffsetsAreMatchedANameIsNew() {
        old.leakAtOffset(0x1234, 8);
        now.leakAtOffset(0x1234, 8).leak("load", 8);

        assertThat(standings()).containsExactly(NEW, UNCHANGED);
    }

    @Test
    void anotherFindingsOffsetsAreNoReasonForDoubt() {
        old.leakAtOffset(0x1234, 8);
        now.lateFree("load", 8);

        assertThat(standings()).containsExactly(NEW, FIXED);
    }

    @Test
    void aSingleRunIsComparedWithTheMostThatOneHad() {
        RunOf second = new RunOf().leak("load", 8, 8, 8);
        old.leak("load", 8);
        Side known = Side.ofSingleRuns().add(old.run()).add(second.run());

        assertThat(LeakDiff.of(known, Side.ofSums().add(second.run())).changes())
                .extracting(Change::standing)
                .containsExactly(UNCHANGED);
        now.leak("load", 8, 8, 8, 8);
        assertThat(LeakDiff.of(known, Side.ofSums().add(now.run())).changes())
                .extracting(Change::standing)
                .containsExactly(GROWN);
    }

    private LeakDiff diff() {
        return LeakDiff.of(Side.ofSums().add(old.run()), Side.ofSums().add(now.run()));
    }

    private DiffStatus status() {
        return DiffStatus.of(diff(), Policies.DEFAULT);
    }

    private List<Standing> standings() {
        return diff().changes().stream().map(Change::standing).toList();
    }
}
