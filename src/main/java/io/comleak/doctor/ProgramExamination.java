// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.LaunchException;
import io.comleak.launch.PortableExecutable;
import io.comleak.launch.PortableExecutable.MalformedException;
import io.comleak.launch.TargetProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the file of a program tells of how it can be watched. It is not started. */
final class ProgramExamination {
    private static final String PROGRAM = "program";
    private static final Set<String> COM = Set.of("ole32.dll", "oleaut32.dll", "combase.dll");
    private static final int CLR = 14;
    private static final int IL_ONLY = 1;

    private static final int FORCE_INTEGRITY = 0x80;
    private static final int APP_CONTAINER = 0x1000;
    private static final int CONTROL_FLOW_GUARD = 0x4000;

    private final TargetProgram program;
    private final PortableExecutable image;
    private final SymbolPath symbolPath;
    private final BooleanSupplier elevated;

    private ProgramExamination(
            TargetProgram program, PortableExecutable image, SymbolPath symbolPath, BooleanSupplier elevated) {
        this.program = program;
        this.image = image;
        this.symbolPath = symbolPath;
        this.elevated = elevated;
    }

    /** Of a program as it would be named to be run, by a process that may be elevated. */
    static List<Observation> of(String word, SymbolPath symbolPath, BooleanSupplier elevated) {
        Path path = Path.of("");
        try {
            TargetProgram program = TargetProgram.find(word);
            path = program.path();
            PortableExecutable image = PortableExecutable.read(path, Integer.MAX_VALUE);
            if (image.isCutOff()) {
                throw new MalformedException("the file ends within a section");
            }
            return new ProgramExamination(program, image, symbolPath, elevated).observe();
        } catch (LaunchException e) {
            return List.of(Observation.fault(PROGRAM, e.failure()));
        } catch (IOException e) {
            return List.of(Observation.fault(
                    PROGRAM, "cannot read " + path + ": " + e.getMessage(), "Check that you may read this file."));
        } catch (MalformedException e) {
            return List.of(Observation.fault(
                    PROGRAM, path + " is damaged: " + e.getMessage(), "Build it again, or copy it once more."));
        }
    }

    private List<Observation> observe() throws MalformedException, IOException {
        ImportTable imports = ImportTable.of(image);
        DebugDirectory debug = DebugDirectory.of(image);
        return List.of(
                kind(),
                elevation(),
                runtime(),
                new ProgramSymbols(program.path(), debug, symbolPath).observe(),
                com(imports),
                mitigations(debug),
                ownSpy(imports));
    }

    private Observation kind() {
        return Observation.ok(
                PROGRAM,
                program.path() + " is for " + program.machine().label() + ", "
                        + (program.windowed() ? "with windows" : subsystem()));
    }

    private String subsystem() {
        return switch (image.subsystem()) {
            case 3 -> "of the console";
            default -> "of subsystem " + image.subsystem();
        };
    }

    /** CreateProcess refuses to start a program with more rights than its parent has. */
    private Observation elevation() throws MalformedException {
        String level = Manifest.level(program.path(), image);
        String found = "its manifest asks for " + level;
        if (level.equals("asInvoker") || elevated.getAsBoolean()) {
            return Observation.ok("elevation", found + (level.equals("asInvoker") ? "" : ", which this prompt has"));
        }
        return level.equals("requireAdministrator")
                ? Observation.fault("elevation", found + " (error 740)", "Run comleak as administrator.")
                : Observation.warning(
                        "elevation", found, "For an administrator it starts elevated alone: run comleak as one.");
    }

    private Observation runtime() throws MalformedException {
        PortableExecutable.Place header = image.directory(CLR).orElse(null);
        if (header == null) {
            return Observation.ok("runtime", "it is native: no .NET");
        }
        boolean ilOnly = (image.from(header.offset()).getInt(16) & IL_ONLY) != 0;
        return Observation.warning(
                "runtime",
                ilOnly ? "it is .NET, of managed code alone" : "it is .NET, of managed and native code",
                "Stacks end at managed code; what .NET allocates of COM's memory is reported all the same.");
    }

    private static Observation com(ImportTable imports) {
        Set<String> found = new TreeSet<>(imports.functions().keySet());
        found.retainAll(COM);
        return Observation.ok(
                "com",
                found.isEmpty()
                        ? "it imports nothing of COM: if it uses that at all, it or a DLL loads it later"
                        : "it imports " + String.join(", ", found));
    }

    private Observation mitigations(DebugDirectory debug) {
        List<String> found = Stream.of(
                        has(CONTROL_FLOW_GUARD) ? "control flow guard" : "",
                        debug.shadowStack() ? "shadow stack (CET)" : "",
                        has(APP_CONTAINER) ? "app container" : "",
                        has(FORCE_INTEGRITY) ? "forced integrity" : "")
                .filter(name -> !name.isEmpty())
                .toList();
        String text = found.isEmpty() ? "none that its header tells of" : String.join(", ", found);
        if (has(APP_CONTAINER)) {
            return Observation.warning(
                    "mitigations",
                    text,
                    "All application packages need the right to read comleak's folder lib, or the spy cannot load.");
        }
        return has(FORCE_INTEGRITY)
                ? Observation.warning(
                        "mitigations", text, "Windows starts it only with a signature that it trusts: sign it.")
                : Observation.ok("mitigations", text);
    }

    private boolean has(int flag) {
        return (image.loaderFlags() & flag) != 0;
    }

    private static Observation ownSpy(ImportTable imports) {
        return imports.has("CoRegisterMallocSpy")
                ? Observation.warning(
                        "own-spy",
                        "it imports CoRegisterMallocSpy: it seems to register a spy of its own, and COM takes one",
                        "Switch its own memory checking off; before its main function it would keep comleak out.")
                : Observation.ok("own-spy", "it does not import CoRegisterMallocSpy");
    }
}
