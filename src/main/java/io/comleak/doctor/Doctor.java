// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.SpyFiles;
import io.comleak.model.Machine;
import io.comleak.symbols.SymbolLocations;
import io.comleak.win32.ThisProcess;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything in turn.
 *
 * @param locations where a run would look for symbols
 * @param apc as a run has it
 * @param console where text goes
 */
public record Doctor(SymbolLocations locations, Set<Machine> apc, ConsoleText console) {
    private static final String SYMBOL_PATH = "_NT_SYMBOL_PATH";

    public Doctor {
        apc = Set.copyOf(apc);
    }

    /** Tells {@code to} of each thing once it was looked at. The program may be null. */
    public void examine(@Nullable String program, Consumer<Observation> to) {
        Path lib = SpyFiles.besideJar().folder();
        String ofEnvironment = System.getenv(SYMBOL_PATH);
        SymbolPath symbolPath = SymbolPath.of(locations.searchPath(), ofEnvironment);
        to.accept(JavaInUse.observe());
        to.accept(WritableFolder.observe("folder", Path.of(""), "Give reports the path of another folder."));
        to.accept(WritableFolder.observe(
                "temp", Path.of(System.getProperty("java.io.tmpdir")), "Let the variable TMP name another folder."));
        to.accept(OwnFiles.observe(lib));
        to.accept(DebugHelp.observe(
                locations, Path.of(ThisProcess.windowsFolder()).resolve("System32"), ofEnvironment));
        to.accept(symbolPath.observe());
        to.accept(console.observe());
        for (Machine machine : Machine.values()) {
            new SpyTrial(machine, lib, apc, locations).observe().forEach(to);
        }
        if (program != null) {
            ProgramExamination.of(program, symbolPath, ThisProcess::isElevated).forEach(to);
        }
    }
}
