// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How much is shown of what is in the blocks, in small letters. */
final class ContentsConverter implements ITypeConverter<ContentsShown> {
    @Override
    public ContentsShown convert(String value) {
        return Arrays.stream(ContentsShown.values())
                .filter(shown -> shown.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of full, decoded, none"));
    }
}
