// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.cli.CompletionCommand.Shell;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A shell by its name. */
final class ShellConverter implements ITypeConverter<Shell> {
    @Override
    public Shell convert(String value) {
        return Arrays.stream(Shell.values())
                .filter(shell -> shell.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of bash, powershell"));
    }
}
