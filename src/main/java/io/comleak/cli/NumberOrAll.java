// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number, or all. */
final class NumberOrAll implements ITypeConverter<Integer> {
    static final int ALL = Integer.MAX_VALUE;

    @Override
    public Integer convert(String value) {
        try {
            return "all".equals(value) ? ALL : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is neither a number nor 'all'");
        }
    }
}
