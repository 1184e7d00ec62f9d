// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import picocli.CommandLine.ITypeConverter;

/** How much is shown of what is in the blocks, in small letters. */
final class ContentsConverter implements ITypeConverter<ContentsShown> {
    @Override
    public ContentsShown convert(String value) {
        return Choice.of(value, ContentsShown.class);
    }
}
