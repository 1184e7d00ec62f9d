// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.classes.ModuleVtables;
import io.comleak.launch.SpyFiles;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.model.Frame;
import io.comleak.model.Symbols;
import io.comleak.steps.Steps;
import io.comleak.symbols.SymbolLocations;
import io.comleak.symbols.SymbolProgress;
import io.comleak.symbols.SymbolResolver;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names of all frames that a report can show, in one go. */
public final class FrameNames {
    private FrameNames() {}

    /** Somebody waits, and is told how far it has come. */
    public static Symbols of(LeakCheck check, SymbolLocations locations, SymbolProgress progress, Steps steps) {
        Set<Frame> returnAddresses = new LinkedHashSet<>(check.frames());
        List<Frame> instructions = instructions(check.run().ending());
        instructions.forEach(returnAddresses::remove);
        return new NamesAndClasses(
                resolve(returnAddresses, instructions, locations, progress, steps),
                new ModuleVtables(check.run().modules()));
    }

    /** The same for a check of a target that runs on. */
    public static Symbols of(ProvisionalCheck check, SymbolLocations locations) {
        return resolve(check.frames(), List.of(), locations, SymbolProgress.NONE, Steps.NONE);
    }

    private static Symbols resolve(
            Set<Frame> returnAddresses,
            List<Frame> instructions,
            SymbolLocations locations,
            SymbolProgress progress,
            Steps steps) {
        return new SymbolResolver(SpyFiles.besideJar().folder(), locations, SymbolResolver.DEFAULT_TIMEOUT)
                .telling(steps)
                .resolve(returnAddresses, instructions, progress);
    }

    /** The first frame of a fault is the faulting instruction; all others are where a call returns to. */
    private static List<Frame> instructions(Ending ending) {
        Fault fault = ending instanceof Ending.Crashed crashed ? crashed.fault() : null;
        return fault == null || fault.stack().frames().isEmpty()
                ? List.of()
                : fault.stack().frames().subList(0, 1);
    }
}
