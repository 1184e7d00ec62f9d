// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.Command;

/** {@code comleak schema} has no options of its own. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the JSON Schema of the JSON report.")
final class SchemaCommand {}
