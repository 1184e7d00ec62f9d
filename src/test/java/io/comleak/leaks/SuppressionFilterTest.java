// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.Incompleteness;
import io.comleak.model.LateFree;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import io.comleak.suppress.RuntimeCaches;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionParser;
import io.comleak.suppress.SuppressionSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionFilterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final RunBuilder run = new RunBuilder();

    private LeakCheck filtered() {
        return new SuppressionFilter(RuntimeCaches.entries(), TODAY, run.symbols())
                .filter(LeakJudge.judge(run.exited(0)));
    }

    private StackTrace kept() {
        return run.stack(
                "combase!CoTaskMemAlloc+0x13",
                "clbcatq!StgDatabase::InitClbFile+0x2e",
                "combase!CLSIDFromProgID+0x51",
                "app!wmain+0x12");
    }

    @Test
    void countsWhatTheRuntimeKeepsAndCallsItNoLeak() {
        run.outstanding(44, kept());

        LeakCheck check = filtered();

        assertThat(check.verdict()).isEqualTo(Verdict.NO_LEAKS);
        assertThat(check.groups()).isEmpty();
        assertThat(check.suppressions().used()).singleElement().satisfies(suppressed -> {
            assertThat(suppressed.name()).isEqualTo("clbcatq-component-library");
            assertThat(suppressed.totals()).isEqualTo(new LeakTotals(1, 1, 44));
        });
    }

    @Test
    void reportsWhatTheProgramLeaksThroughTheSameApi() {
        run.outstanding(44, kept());
        run.outstanding(44, run.stack("combase!CoTaskMemAlloc+0x13", "combase!CLSIDFromProgID+0x51", "app!wmain+0x30"));

        LeakCheck check = filtered();

        assertThat(check.verdict()).isEqualTo(Verdict.LEAKS);
        assertThat(check.groups()).hasSize(1);
    }

    /** A callback of the program's that the runtime calls is the program's code. */
    @Test
    void reportsWhatTheProgramLeaksInACallbackOfTheRuntime() {
        run.outstanding(
                44,
                run.stack(
                        "combase!CoTaskMemAlloc+0x13",
                        "app!callback+0x4",
                        "clbcatq!StgDatabase::InitClbFile+0x2e",
                        "app!wmain+0x12"));

        assertThat(filtered().verdict()).isEqualTo(Verdict.LEAKS);
    }

    @Test
    void leavesAnIncompleteResultIncomplete() {
        run.outstanding(44, kept()).incomplete(Incompleteness.Kind.EVENTS_LOST, "1 event was lost.");

        LeakCheck check = filtered();

        assertThat(check.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(check.groups()).isEmpty();
        assertThat(check.suppressions().used()).hasSize(1);
    }

    @Test
    void takesNothingWithoutRules() {
        run.outstanding(44, kept());

        LeakCheck check = new SuppressionFilter(List.of(), TODAY, run.symbols()).filter(LeakJudge.judge(run.exited(0)));

        assertThat(check.verdict()).isEqualTo(Verdict.LEAKS);
    }

    /** What a cache of the runtime's holds may be a leak of the program's. */
    @Test
    void whatTheRuntimeKeepsIsTakenOutWithoutWhatItOwns() {
        run.outstanding(44, kept()).outstanding(20, settings()).outstanding(30, settings());
        run.pointer(0, 1);

        LeakCheck check = filtered();

        assertThat(check.groups()).singleElement().satisfies(group -> {
            assertThat(group.blocks()).isEqualTo(2);
            assertThat(group.bytes()).isEqualTo(50);
            assertThat(group.sizes()).isEqualTo(new BlockSizes(20, 30));
            assertThat(group.kept()).extracting(Block::serial).containsExactly(2L);
        });
        assertThat(check.suppressions().used().get(0).totals()).isEqualTo(new LeakTotals(1, 1, 44));
    }

    @Test
    void whatTheRuntimeKeepsInWhatItKeepsIsTakenOutToo() {
        run.outstanding(44, kept());
        run.outstanding(8, run.stack("clbcatq!StgDatabase::InitClbFile+0x3e", "app!wmain+0x12"));
        run.pointer(0, 1);

        assertThat(filtered().groups()).isEmpty();
    }

    @Test
    void theUsersTakeOutNoneOfWhatIsOwned() throws Exception {
        run.outstanding(44, settings()).outstanding(20, run.stack("combase!CoTaskMemAlloc+0x13", "app!cell+0x4"));
        run.pointer(0, 1);

        LeakCheck check = filteredBy("[settings]\nframes:\n  ...\n  app.exe!load\n");

        assertThat(check.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.bytes()).isEqualTo(20));
        assertThat(check.suppressions().used().get(0).totals()).isEqualTo(new LeakTotals(1, 1, 44));
    }

    @Test
    void whatIsOwnedGoesAloneWhereItIsMatchedAlone() throws Exception {
        run.outstanding(44, settings()).outstanding(20, run.stack("combase!CoTaskMemAlloc+0x13", "app!cell+0x4"));
        run.pointer(0, 1);

        LeakCheck check = filteredBy("[cells]\nframes:\n  ...\n  app.exe!cell\n");

        assertThat(check.groups()).singleElement().satisfies(group -> {
            assertThat(group.allBytes()).isEqualTo(44);
            assertThat(group.owned()).isEmpty();
        });
        assertThat(check.suppressions().used().get(0).totals()).isEqualTo(new LeakTotals(1, 1, 20));
    }

    private LeakCheck filteredBy(String entries) throws Exception {
        List<Suppression> read = SuppressionParser.parse(SuppressionSource.file("x.supp"), entries);
        return new SuppressionFilter(read, TODAY, run.symbols()).filter(LeakJudge.judge(run.exited(0)));
    }

    private StackTrace settings() {
        return run.stack(
                "combase!CoTaskMemAlloc+0x13",
                "oleaut32!SysAllocString+0x2e",
                "app!CComBSTR::CComBSTR < app!load+0x4d settings.cpp:88",
                "app!wmain+0x12");
    }

    /** The user's own see the whole stack, and a wrong free by the stack that freed. */
    @Test
    void takesWhatTheUserKnows() throws Exception {
        StackTrace freed = run.stack("combase!CoTaskMemFree+0x13", "app!close+0x21");
        Block block = run.block(10, settings());
        run.outstanding(20, settings()).outstanding(30, settings());
        run.lateFree(10, settings(), freed);
        run.wrongFree(new WrongFree(WrongFree.Kind.INSIDE_BLOCK, 1, 1, freed, null, block, false, 3));

        LeakCheck check = filteredBy("""
                [leaks]
                frames:
                app!CComBSTR::CComBSTR
                app.exe!load
                app!wmain
                class: leak
                size: 20-30
                [late]
                api: oleaut32!SysAllocString
                class: late-free
                [wrong]
                api: CoTaskMemFree
                size: 10
                [nothing]
                frames:
                app!load
                """);

        assertThat(check.verdict()).isEqualTo(Verdict.NO_LEAKS);
        assertThat(check.groups()).isEmpty();
        assertThat(check.wrongFrees()).isEmpty();
        assertThat(Finding.WRONG_FREES.isIn(check)).isFalse();
        assertThat(check.suppressions())
                .isEqualTo(new Suppressions(
                        List.of(
                                new Suppressed("leaks", "", "", "x.supp", new LeakTotals(1, 2, 50), 0),
                                new Suppressed("late", "", "", "x.supp", new LeakTotals(1, 1, 10), 0),
                                new Suppressed("wrong", "", "", "x.supp", LeakTotals.ZERO, 3)),
                        List.of(new Suppressions.Unused("nothing", "x.supp")),
                        List.of()));
    }

    @Test
    void leavesAGroupOfWhichOneBlockHasAnotherSize() throws Exception {
        run.outstanding(20, settings()).outstanding(31, settings());

        assertThat(filteredBy("[x]\napi: SysAllocString\nsize: 20-30").groups()).hasSize(1);
    }

    /** Only the first one's size, and the sum, are known of three. */
    @Test
    void leavesLateFreesWhoseSizesAreNotKnown() throws Exception {
        StackTrace freed = run.stack("app!close+0x21");
        run.lateFree(new LateFree(run.block(10, settings()), freed, 3, 30, 4, false, true));

        assertThat(filteredBy("[x]\napi: SysAllocString\nsize: 0-").groups()).hasSize(1);
        assertThat(filteredBy("[x]\napi: SysAllocString").groups()).isEmpty();
    }

    @Test
    void theLastDayIsStillOne() throws Exception {
        run.outstanding(20, settings());

        LeakCheck today = filteredBy("[x]\nexpires: " + TODAY + "\napi: SysAllocString");
        LeakCheck over = filteredBy("[x]\nexpires: " + TODAY.minusDays(1) + "\napi: SysAllocString");

        assertThat(today.groups()).isEmpty();
        assertThat(over.groups()).hasSize(1);
        assertThat(over.suppressions().expired())
                .containsExactly(new Suppressions.Expired("x", "x.supp", TODAY.minusDays(1)));
        assertThat(over.suppressions().unused()).isEmpty();
    }
}
