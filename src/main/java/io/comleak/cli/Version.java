// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** comleak's version and commit, as the jar's manifest has them, and what it runs on. */
final class Version implements IVersionProvider {
    private static final String UNKNOWN = "unknown";

    static String number() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "comleak " + number() + " (commit " + commit() + ")",
            "Java " + System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor") + ", "
                    + System.getProperty("os.arch"),
            System.getProperty("os.name") + " " + System.getProperty("os.version")
        };
    }

    private static String commit() {
        // The class path has one jar, and that one manifest.
        try (InputStream stream = Version.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return stream == null ? UNKNOWN : text(new Manifest(stream).getMainAttributes());
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String text(Attributes attributes) {
        @Nullable String commit = attributes.getValue("Implementation-Commit");
        return commit == null ? UNKNOWN : commit;
    }
}
