// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.Command;

/** The command itself: nothing but its subcommands. */
@Command(
        name = "comleak",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Finds COM memory leaks in an unmodified Windows program.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "comleak run --help tells more of a command."},
        subcommands = {
            RunCommand.class,
            DiffCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            SuppressionsCommand.class,
            SchemaCommand.class,
            CompletionCommand.class
        })
final class ComleakCommand {}
