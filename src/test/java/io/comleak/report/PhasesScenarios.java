// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.RunBuilder;
import io.comleak.model.Incompleteness;
import io.comleak.model.StackTrace;

/** Programs that name their phases, mark checkpoints and ask that blocks be ignored. */
final class PhasesScenarios {
    private static final int MANY = 60;

    private PhasesScenarios() {}

    /** Leaks of one phase, of several, and of none beside one; what is owned; a kept block; phases and checkpoints by the dozen. */
    static Scenario leaks() {
        RunBuilder run = started();
        StackTrace string = run.stack(
                "combase!CoTaskMemAlloc+0x13", "oleaut32!SysAllocString+0x2e", "app!load+0x30 settings.cpp:16");
        StackTrace table = run.stack("combase!CoTaskMemAlloc+0x13", "app!grow+0x22 table.cpp:41");
        run.outstanding(32, string);
        run.phase("loading", 4_000, 3, 120).outstanding(32, string).outstanding(64, table);
        run.pointer(2, 3).outstanding(32, string).marked("loaded \u65e5");
        run.phase("work", 70, 0, 0)
                .outstanding(48, table)
                .outstanding(48, table)
                .ignored();
        run.phase("Shape.Area/0", 5, 1, 8).phase("save", 1, 0, 0).outstanding(16, string);
        run.phase("end", 9, 0, 0).outstanding(16, string).phase("", 0, 0, 0).marked("");
        for (int i = 1; i <= MANY; i++) {
            run.phase("Suite.Test" + i, i, 0, 0).marked("after test " + i);
        }
        return Scenario.of(run.morePhases(2));
    }

    static Scenario notKnown() {
        RunBuilder run = started();
        StackTrace table = run.stack("combase!CoTaskMemAlloc+0x13", "app!grow+0x22 table.cpp:41");
        run.phase("loading", 4_000, 3, 120).outstanding(64, table).phase("work", 1, 0, 0);
        return Scenario.of(run.incomplete(Incompleteness.Kind.EVENTS_LOST, "12 events were lost."));
    }

    private static RunBuilder started() {
        RunBuilder run = new RunBuilder();
        return run.closedApartment(run.stack("combase!CoInitializeEx+0x3e", "app!wmain+0x8 main.cpp:20"));
    }
}
