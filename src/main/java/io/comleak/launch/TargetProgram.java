// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.failure.ErrorId;
import io.comleak.model.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A program that comleak can watch, as far as its file tells.
 *
 * @param path absolute
 * @param machine that its file is for: a .NET program that is for any may run as another
 * @param windowed whether it runs without a console: it writes to none
 */
public record TargetProgram(Path path, Machine machine, boolean windowed) {
    /** Finds the program that a typed word means, and looks at its headers. */
    public static TargetProgram find(String word) throws LaunchException {
        return find(word, ProgramSearch.ofThisProcess());
    }

    static TargetProgram find(String word, ProgramSearch search) throws LaunchException {
        Path path = search.find(word)
                .orElseThrow(() -> new LaunchException(
                        ErrorId.PROGRAM_NOT_FOUND,
                        "Check the spelling, or give its path; without one it is looked for in the current folder and on"
                                + " the PATH.",
                        word));
        refuseBatchFile(path);
        return watchable(path);
    }

    private static void refuseBatchFile(Path path) throws LaunchException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".bat") || name.endsWith(".cmd")) {
            throw new LaunchException(
                    ErrorId.BATCH_FILE,
                    "Run the program that it starts; with \"cmd /c\" only cmd.exe itself would be watched, not its"
                            + " child processes.",
                    path);
        }
    }

    private static TargetProgram watchable(Path path) throws LaunchException {
        try {
            PortableExecutable executable = PortableExecutable.read(path, PortableExecutable.HEADER_BYTES);
            if (executable.isDll()) {
                throw new LaunchException(ErrorId.DLL, "Run the program that loads it.", path);
            }
            int machine = executable.machine();
            if (machine != PortableExecutable.MACHINE_X64 && machine != PortableExecutable.MACHINE_X86) {
                throw new LaunchException(
                        ErrorId.OTHER_MACHINE,
                        "comleak watches x64 and x86 programs: build it for one of these.",
                        path,
                        machineName(machine));
            }
            return new TargetProgram(
                    path,
                    machine == PortableExecutable.MACHINE_X64 ? Machine.X64 : Machine.X86,
                    executable.isWindowed());
        } catch (IOException e) {
            throw new LaunchException(
                    ErrorId.PROGRAM_UNREADABLE,
                    "Check that you may read this file.",
                    path,
                    String.valueOf(e.getMessage()));
        } catch (PortableExecutable.MalformedException e) {
            throw new LaunchException(
                    ErrorId.NO_WINDOWS_PROGRAM,
                    "For a script or document, run the program that opens it.",
                    path,
                    String.valueOf(e.getMessage()));
        }
    }

    private static String machineName(int machine) {
        return switch (machine) {
            case 0xaa64 -> "ARM64";
            case 0x1c0, 0x1c2, 0x1c4 -> "ARM";
            case 0x200 -> "Itanium";
            default -> String.format("machine 0x%04x", machine);
        };
    }
}
