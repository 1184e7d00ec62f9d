// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options of a command that belong together.
 *
 * @param heading without a colon; empty if the command has one section alone
 */
record OptionSection(String heading, List<OptionSpec> options) {
    OptionSection {
        options = List.copyOf(options);
    }

    /** Those of the mixins that have a heading, in their order, and what is left at the end. */
    static List<OptionSection> of(CommandSpec command) {
        List<OptionSection> sections = new ArrayList<>();
        List<OptionSpec> rest = new ArrayList<>(command.options());
        for (CommandSpec mixin : command.mixins().values()) {
            String heading = mixin.usageMessage().optionListHeading();
            if (heading != null && !heading.isEmpty()) {
                sections.add(new OptionSection(heading.replaceAll(":%n$", ""), mixin.options()));
                rest.removeAll(mixin.options());
            }
        }
        sections.add(new OptionSection(sections.isEmpty() ? "" : "Others", rest));
        return sections;
    }
}
