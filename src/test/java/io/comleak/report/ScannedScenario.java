// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.RunBuilder;
import io.comleak.model.StackTrace;
import io.comleak.report.text.TextOptions;

/** A leak beyond whose walked frames a scan found more. */
final class ScannedScenario {
    private ScannedScenario() {}

    static Scenario scenario() {
        RunBuilder run = Scenarios.started(new RunBuilder().x86());
        StackTrace walked = run.stack("combase!CoTaskMemAlloc+0x8", "app!duplicate+0x1a text.c:12");
        StackTrace scanned = run.stack(
                "app!Name::copy < app!rename+0x40 name.c:31",
                "app!each+0x9",
                "app+0x77",
                "app!wmain+0x9 main.c:3",
                "kernel32!Run+0x8");
        run.outstanding(48, new StackTrace(walked.id(), walked.frames(), true, scanned.frames()));
        return Scenarios.finished(run).with(new TextOptions(ContentsShown.NONE, 0, 4, 3, 100, false, false));
    }
}
