// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes a script by which PowerShell completes comleak's words: a table of what there is, made from the commands themselves,
 * and a few lines that look it up. Behind the program's name, or {@code --}, words are the program's, and none are offered.
 */
final class PowerShellCompletion {
    private static final String BEGIN = """
            # Completion of comleak for PowerShell. For every session, put into $PROFILE:
            #     comleak completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName 'comleak', 'comleak.exe' -ScriptBlock {
                param($word, $ast, $position)
                # Of each command, its words: what is typed, and what it does.
                $words = @{
            """;

    private static final String END = """
                }
                $before = @($ast.CommandElements | Select-Object -Skip 1 |
                    Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.Extent.Text })
                if ($before | Where-Object { $_ -eq '--' -or ($_ -notlike '-*' -and $_ -like '*.exe') }) { return }
                $command = if ($before.Count -gt 0 -and $words.ContainsKey($before[0])) { $before[0] } else { '' }
                # The values of an option are offered once its = is typed.
                $words[$command] | Where-Object { $_[0] -like "$word*" -and ($word -like '*=*' -or $_[0] -notlike '*=?*') } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1]) }
            }
            """;

    private final StringBuilder script = new StringBuilder(BEGIN);

    private PowerShellCompletion() {}

    static String of(CommandLine comleak) {
        PowerShellCompletion completion = new PowerShellCompletion();
        completion.command("", comleak.getCommandSpec());
        comleak.getSubcommands().forEach((name, command) -> completion.command(name, command.getCommandSpec()));
        return completion.script.append(END).toString();
    }

    private void command(String name, CommandSpec spec) {
        List<String> rows = new ArrayList<>();
        spec.subcommands().forEach((word, command) -> rows.add(row(word, firstLine(command.getCommandSpec()))));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            values(parameter).forEach(value -> rows.add(row(value, description(parameter))));
        }
        spec.optionsMap().forEach((word, option) -> rows.addAll(rows(word, option)));
        script.append("        ").append(quoted(name)).append(" = @(\n");
        script.append(String.join(",\n", rows));
        script.append("\n        )\n");
    }

    /** An option, and then each of its values. One that needs a value is completed up to the sign before it. */
    private static List<String> rows(String word, OptionSpec option) {
        boolean isLong = word.startsWith("--");
        List<String> rows = new ArrayList<>();
        rows.add(row(isLong && option.arity().min() > 0 ? word + "=" : word, description(option)));
        if (isLong) {
            values(option).forEach(value -> rows.add(row(word + "=" + value, description(option))));
        }
        return rows;
    }

    private static List<String> values(ArgSpec of) {
        List<String> values = new ArrayList<>();
        if (of.completionCandidates() != null) {
            of.completionCandidates().forEach(values::add);
        }
        return values;
    }

    private static String row(String word, String description) {
        return "            @(" + quoted(word) + ", " + quoted(description.isBlank() ? word : description) + ")";
    }

    private static String firstLine(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String description(ArgSpec of) {
        return String.join(" ", of.description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
