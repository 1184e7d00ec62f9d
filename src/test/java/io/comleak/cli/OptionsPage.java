// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All options of all commands as a page, written from the model that parses them. */
final class OptionsPage {
    private static final String INTRODUCTION = """
            # Options

            Every option of every command, as `--help` tells them, under its headings: the page is [written from the commands](contributing.md). How they go
            together is in [Using comleak](using.md). An option's optional value is joined with `=`.

            ## Commands

            """;

    private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
    private final Map<String, Entry> byText = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    /** An option, and the commands that have it with this text. */
    private record Entry(OptionSpec option, List<String> commands) {}

    static String text() {
        return new OptionsPage().written();
    }

    private String written() {
        CommandLine comleak = Comleak.newCommandLine();
        comleak.getSubcommands().forEach(this::command);
        comleak.getSubcommands()
                .forEach((name, command) -> OptionSection.of(command.getCommandSpec())
                        .forEach(section -> section.options().forEach(option -> option(name, section, option))));
        sections.forEach(this::section);
        return text.toString();
    }

    private void command(String name, CommandLine command) {
        Help help = command.getHelp();
        text.append("<!-- test: synopsis -->\n```\n")
                .append(help.synopsis(0).strip())
                .append("\n```\n\n")
                .append(cell(command.getCommandSpec().usageMessage().description()))
                .append("\n\n");
        List<PositionalParamSpec> parameters = command.getCommandSpec().positionalParameters();
        for (PositionalParamSpec parameter : parameters) {
            text.append("- `").append(parameter.paramLabel()).append("`: ").append(cell(parameter.description()));
            text.append('\n');
        }
        text.append(parameters.isEmpty() ? "" : "\n");
    }

    /** Under the heading that it first stands under: report has no section for symbols, and run has. */
    private void option(String command, OptionSection section, OptionSpec option) {
        byText.computeIfAbsent(String.join(" ", option.names()) + cell(option.description()), key -> {
                    Entry entry = new Entry(option, new ArrayList<>());
                    sections.computeIfAbsent(
                                    section.heading().isEmpty() ? "Others" : section.heading(),
                                    heading -> new LinkedHashMap<>())
                            .put(key, entry);
                    return entry;
                })
                .commands()
                .add(command);
    }

    private void section(String heading, Map<String, Entry> entries) {
        text.append("## ").append(heading).append("\n\n| option | what it does | default | of |\n|---|---|---|---|\n");
        entries.values()
                .forEach(entry -> text.append("| ")
                        .append(words(entry.option()))
                        .append(" | ")
                        .append(cell(entry.option().description()))
                        .append(" | ")
                        .append(standard(entry.option()))
                        .append(" | ")
                        .append(String.join(", ", entry.commands()))
                        .append(" |\n"));
        text.append('\n');
    }

    private static String words(OptionSpec option) {
        List<String> names = List.of(option.names());
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        String last = names.get(names.size() - 1)
                + (option.arity().min() == 0 && !value.isEmpty() ? "[" + value + "]" : value);
        return names.stream()
                .limit(names.size() - 1L)
                .map(name -> "`" + name + "`, ")
                .collect(Collectors.joining("", "", "`" + last + "`"));
    }

    private static String standard(OptionSpec option) {
        String value = option.defaultValue();
        return value == null ? "" : "`" + value + "`";
    }

    private static String cell(String[] lines) {
        return String.join(" ", lines)
                .replace("%n", " ")
                .replace("%%", "%")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;");
    }
}
