// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** comleak's version, as the jar's manifest has it. */
final class Version implements IVersionProvider {
    static String number() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"comleak " + number()};
    }
}
