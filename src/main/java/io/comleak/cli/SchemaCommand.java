// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.json.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code comleak schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the JSON Schema of the JSON report.")
final class SchemaCommand {
    @Option(names = "--diff", description = "Print that of what comleak diff --json writes.")
    boolean ofDiff;

    String text() {
        return ofDiff ? JsonSchema.ofDiff() : JsonSchema.text();
    }
}
