// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.cli.CompletionCommand.Shell;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** A shell by its name. */
final class ShellConverter implements ITypeConverter<Shell> {
    @Override
    public Shell convert(String value) {
        return Choice.of(value.toLowerCase(Locale.ROOT), Shell.class);
    }
}
