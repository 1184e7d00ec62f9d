// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.Command;

/** {@code comleak suppressions} has no options of its own. */
@Command(
        name = "suppressions",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists what COM's runtime keeps on purpose and comleak therefore does not report.")
final class SuppressionsCommand {}
