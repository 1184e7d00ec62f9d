// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lists a command's options under the headings of the mixins that they come from, and those of its own at the end. */
final class OptionSections implements IHelpSectionRenderer {
    @Override
    public String render(Help help) {
        StringBuilder text = new StringBuilder();
        List<OptionSpec> rest = new ArrayList<>(help.commandSpec().options());
        for (Map.Entry<String, CommandSpec> mixin : help.commandSpec().mixins().entrySet()) {
            String heading = mixin.getValue().usageMessage().optionListHeading();
            if (heading != null && !heading.isEmpty()) {
                text.append(String.format("%n")).append(String.format(heading));
                text.append(section(help, mixin.getValue().options()));
                rest.removeAll(mixin.getValue().options());
            }
        }
        return text.append(String.format(text.isEmpty() ? "" : "%nOthers:%n"))
                .append(section(help, rest))
                .toString();
    }

    private static String section(Help help, List<OptionSpec> options) {
        return help.optionListExcludingGroups(options, help.createDefaultLayout(), null, help.parameterLabelRenderer());
    }
}
