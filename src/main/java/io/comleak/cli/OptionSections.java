// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** Lists a command's options in sections. */
final class OptionSections implements IHelpSectionRenderer {
    @Override
    public String render(Help help) {
        StringBuilder text = new StringBuilder();
        for (OptionSection section : OptionSection.of(help.commandSpec())) {
            text.append(section.heading().isEmpty() ? "" : String.format("%n%s:%n", section.heading()));
            text.append(help.optionListExcludingGroups(
                    section.options(), help.createDefaultLayout(), null, help.parameterLabelRenderer()));
        }
        return text.toString();
    }
}
