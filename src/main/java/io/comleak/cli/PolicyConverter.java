// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policy;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What is to be done about a finding, in small letters. */
final class PolicyConverter implements ITypeConverter<Policy> {
    @Override
    public Policy convert(String value) {
        return Arrays.stream(Policy.values())
                .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of ignore, warn, fail"));
    }
}
