// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.annotations;

import io.comleak.report.Printable;
import java.util.stream.Collectors;

/** A workflow command of GitHub Actions, by its rules of escaping: nothing in the text ends or begins a command. */
final class WorkflowCommand {
    private final StringBuilder properties = new StringBuilder();
    private final String name;

    WorkflowCommand(String name) {
        this.name = name;
    }

    /** What a property's value may not hold as it is: line ends, and what separates properties. */
    WorkflowCommand property(String key, String value) {
        properties
                .append(properties.isEmpty() ? ' ' : ',')
                .append(key)
                .append('=')
                .append(data(Printable.of(value)).replace(":", "%3A").replace(",", "%2C"));
        return this;
    }

    /** The whole command, on one line, with a message that may have several. */
    String with(String message) {
        return "::" + name + properties + "::" + data(harmlessLines(message));
    }

    private static String harmlessLines(String message) {
        return message.lines().map(Printable::of).collect(Collectors.joining("\n"));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
