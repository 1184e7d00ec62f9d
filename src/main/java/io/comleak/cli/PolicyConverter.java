// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policy;
import picocli.CommandLine.ITypeConverter;

/** What is to be done about a finding, in small letters. */
final class PolicyConverter implements ITypeConverter<Policy> {
    @Override
    public Policy convert(String value) {
        return Choice.of(value, Policy.class);
    }
}
