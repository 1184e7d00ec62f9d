// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The options of {@code comleak completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints a script by which a shell completes comleak's commands, options and their values.")
final class CompletionCommand {
    /** Those that there is a script for. */
    enum Shell {
        BASH,
        POWERSHELL
    }

    /** Git Bash completes what is typed with its extension, too. */
    private static final String OF_EXE = "complete -F _complete_comleak -o default comleak.exe\n";

    @Parameters(
            paramLabel = "SHELL",
            completionCandidates = OptionValues.OfShell.class,
            converter = ShellConverter.class,
            description = "bash or powershell.")
    Shell shell = Shell.BASH;

    String text() {
        return switch (shell) {
            case BASH -> AutoComplete.bash("comleak", Comleak.newCommandLine()).replace("\r\n", "\n") + OF_EXE;
            case POWERSHELL -> PowerShellCompletion.of(Comleak.newCommandLine());
        };
    }
}
