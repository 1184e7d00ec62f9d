// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code FORMAT:FILE}, where a file may have colons of its own, or {@code FORMAT} alone. */
final class OutputConverter implements ITypeConverter<Output> {
    @Override
    public Output convert(String value) {
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        String file = colon < 0 ? OutputOptions.STREAM : value.substring(colon + 1);
        if (file.isEmpty()) {
            throw new TypeConversionException("'" + value + "' names no file behind the colon");
        }
        return new Output(format(name), file);
    }

    private static ReportFormat format(String name) {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.optionValue().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'" + name + "' is none of " + ReportFormat.allOptionValues()));
    }
}
