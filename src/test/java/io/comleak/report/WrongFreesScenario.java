// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.RunBuilder;
import io.comleak.model.Block;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import org.jspecify.annotations.Nullable;

/** One wrong free of each kind. */
final class WrongFreesScenario {
    private WrongFreesScenario() {}

    static Scenario of(RunBuilder run) {
        StackTrace freed = run.stack("combase!CoTaskMemFree+0x13", "app!close+0x21 config.cpp:30");
        StackTrace first = run.stack("combase!CoTaskMemFree+0x13", "app!close+0x11 config.cpp:28");
        Block block = run.block(48, Scenarios.bstr(run));
        Block live = run.block(20, Scenarios.bstr(run));
        run.wrongFree(wrong(WrongFree.Kind.FREED_BEFORE, block.address(), freed, first, block, 2));
        run.wrongFree(wrong(WrongFree.Kind.INSIDE_BLOCK, live.address() + 4, freed, null, live, 1));
        run.wrongFree(wrong(WrongFree.Kind.IN_MODULE, 0x10_1234, freed, null, null, 1));
        run.wrongFree(wrong(WrongFree.Kind.ON_STACK, 0x8f_f7c0, freed, null, null, 1));
        run.wrongFree(new WrongFree(
                WrongFree.Kind.NOT_MAPPED, 0x66_0000, RunBuilder.MAIN_THREAD, freed, null, null, true, 1));
        run.wrongFree(wrong(WrongFree.Kind.NOT_SEEN, 0x77_0000, freed, null, null, 5));
        return Scenario.of(run);
    }

    private static WrongFree wrong(
            WrongFree.Kind kind,
            long address,
            StackTrace freed,
            @Nullable StackTrace first,
            @Nullable Block block,
            long times) {
        return new WrongFree(kind, address, RunBuilder.MAIN_THREAD, freed, first, block, false, times);
    }
}
