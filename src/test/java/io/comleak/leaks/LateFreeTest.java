// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.LateFree;
import io.comleak.model.StackTrace;
import org.junit.jupiter.api.Test;

class LateFreeTest {
    private final RunBuilder run = new RunBuilder();
    private final StackTrace allocating = run.stack("combase!CoTaskMemAlloc+0x13", "app!load+0x4d");
    private final StackTrace destructor =
            run.stack("combase!CoTaskMemFree+0x1", "app!Config::~Config+0x9", "ucrtbase!exit+0x4", "app!main+0x2");

    @Test
    void aDestructorAtProcessExitFreesLate() {
        LeakCheck check = judge(destructor, true, true);

        assertThat(check.verdict()).isEqualTo(Verdict.NO_LEAKS);
        assertThat(check.totals(LeakClass.LATE_FREE)).isEqualTo(new LeakTotals(1, 3, 40));
        assertThat(check.windowsLateFrees()).isEqualTo(LeakTotals.ZERO);
    }

    @Test
    void aThreadOutsideOfAnyApartmentFreesLate() {
        assertThat(judge(destructor, false, false).totals(LeakClass.LATE_FREE).blocks())
                .isEqualTo(3);
    }

    @Test
    void aThreadInAnApartmentFreesInTime() {
        LeakCheck check = judge(destructor, true, false);

        assertThat(check.groups()).isEmpty();
        assertThat(check.windowsLateFrees()).isEqualTo(LeakTotals.ZERO);
    }

    @Test
    void aComObjectThatTheProgramReleasesIsFreedByTheProgram() {
        StackTrace release = run.stack("oleaut32!SysFreeString+0x1", "msxml6!Release+0x9", "app!~CComPtr+0x4");

        assertThat(judge(release, false, true).totals(LeakClass.LATE_FREE).blocks())
                .isEqualTo(3);
    }

    @Test
    void aDllOfWindowsThatIsDetachedFreesItsOwn() {
        StackTrace detach = run.stack(
                "combase!CoTaskMemFree+0x1",
                "clbcatq!DllMain+0x9",
                "ntdll!LdrShutdownProcess+0x1",
                "kernel32!ExitProcess+0x4",
                "app!__scrt_common_main_seh+0x4");

        LeakCheck check = judge(detach, false, true);

        assertThat(check.groups()).isEmpty();
        assertThat(check.windowsLateFrees()).isEqualTo(new LeakTotals(1, 3, 40));
    }

    @Test
    void aDllOfTheProgramThatIsDetachedFreesLate() {
        StackTrace detach = run.stack(
                "combase!CoTaskMemFree+0x1", "plugin!DllMain+0x9", "ntdll!LdrShutdownProcess+0x1", "app!main+0x4");

        assertThat(judge(detach, false, true).totals(LeakClass.LATE_FREE).blocks())
                .isEqualTo(3);
    }

    @Test
    void freesOfOneStackAreOneGroupForEachAllocatingStack() {
        StackTrace other = run.stack("combase!CoTaskMemAlloc+0x13", "app!other+0x4d");
        run.lateFree(16, allocating, destructor).lateFree(16, other, destructor).lateFree(8, allocating, destructor);

        LeakCheck check = LeakJudge.judge(run.exited(0));

        assertThat(check.groups()).extracting(LeakGroup::bytes).containsExactly(24L, 16L);
    }

    private LeakCheck judge(StackTrace freed, boolean inApartment, boolean duringExit) {
        run.lateFree(new LateFree(run.block(16, allocating), freed, 3, 40, 4, inApartment, duringExit));
        return LeakJudge.judge(run.exited(0));
    }
}
