// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** The command itself: nothing but its subcommands. */
@Command(
        name = "comleak",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Finds COM memory leaks in an unmodified Windows program.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "comleak run --help tells more of a command."})
final class ComleakCommand {
    /** In the order in which help lists them. */
    static final List<Class<?>> SUBCOMMANDS = List.of(
            RunCommand.class,
            DiffCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            SuppressionsCommand.class,
            SchemaCommand.class,
            CompletionCommand.class);

    /** Those that words call: one, or all of them if none is. */
    static List<Class<?>> called(List<String> words) {
        for (Class<?> subcommand : SUBCOMMANDS) {
            if (!words.isEmpty()
                    && subcommand.getAnnotation(Command.class).name().equals(words.get(0))) {
                return List.of(subcommand);
            }
        }
        return SUBCOMMANDS;
    }
}
