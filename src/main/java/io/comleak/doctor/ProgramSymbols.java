// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.dwarf.PeFile;
import io.comleak.model.PdbIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether there are names for a program's own frames: its PDB, or else DWARF.
 *
 * @param program its file
 * @param debug what it says of its PDB
 * @param symbolPath where that is looked for as well
 */
record ProgramSymbols(Path program, DebugDirectory debug, SymbolPath symbolPath) {
    private static final String CHECK = "symbols";
    private static final String DWARF = "it has DWARF, or names a file that has it";

    Observation observe() throws IOException {
        boolean dwarf = hasDwarf();
        PdbIdentity wanted = debug.pdb();
        if (wanted == null) {
            return dwarf
                    ? Observation.ok(CHECK, DWARF)
                    : Observation.warning(
                            CHECK,
                            "it names no PDB, and has no DWARF: frames get the names of exports alone",
                            "Build it with debug information: /DEBUG, or -g.");
        }
        List<String> others = new ArrayList<>();
        for (Path file : candidates(wanted)) {
            String objection = objection(file, wanted);
            if (objection.isEmpty()) {
                return Observation.ok(CHECK, file + " is of this build");
            }
            others.add(file + " " + objection);
        }
        if (!others.isEmpty()) {
            return Observation.fault(
                    CHECK, String.join("; ", others), "Copy the PDB together with the program that it is of.");
        }
        // GCC's linker writes an identity without a path, for a debugger to go by. DWARF beside a PDB is a library's.
        return dwarf && debug.pdbPath().isEmpty()
                ? Observation.ok(CHECK, DWARF)
                : Observation.warning(
                        CHECK,
                        "its PDB, " + debug.pdbPath() + ", is not there" + (dwarf ? "; some of it has DWARF" : ""),
                        "Put it beside the program, or name its folder by --symbols.");
    }

    private boolean hasDwarf() throws IOException {
        try (PeFile image = PeFile.open(program)) {
            return image.hasSection(".debug_info")
                    || image.hasSection(".zdebug_info")
                    || image.hasSection(".gnu_debuglink");
        }
    }

    /** Empty if it is of the build. */
    private static String objection(Path file, PdbIdentity wanted) {
        try {
            return PdbFile.identityOf(file).equals(wanted) ? "" : "is of another build";
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
    }

    /** Those that are there: beside the program, where it was written, and on the symbol path, flat or as a store. */
    private List<Path> candidates(PdbIdentity wanted) {
        String path = debug.pdbPath();
        String name = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
        String key = String.format(Locale.ROOT, "%s%x", wanted.guid().toString().replace("-", ""), wanted.age())
                .toUpperCase(Locale.ROOT);
        Stream<@Nullable Path> all = Stream.concat(
                Stream.of(path(program.resolveSibling(""), name), path(program.resolveSibling(""), path)),
                symbolPath.folders().stream()
                        .flatMap(folder -> Stream.of(path(folder, name), path(folder, name + "/" + key + "/" + name))));
        return all.filter(file -> file != null && Files.isRegularFile(file))
                .distinct()
                .toList();
    }

    private static @Nullable Path path(Path folder, String name) {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
