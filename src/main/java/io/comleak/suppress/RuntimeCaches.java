// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The built-in list: blocks that COM's runtime keeps on purpose until the process ends. Its entries see only the calls
 * that Windows' own code makes before the first call of the target's, so that what the target allocates through the same
 * functions is reported.
 */
public final class RuntimeCaches {
    /** The evidence of an entry that nobody has shown to be right on Windows. */
    static final String UNVERIFIED = "unverified";

    private static final String FILE = "runtime-caches.supp";

    private RuntimeCaches() {}

    /** The list as it is written, with its comments. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(RuntimeCaches.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Suppression> entries() {
        try {
            return SuppressionParser.parse(SuppressionSource.BUILT_IN, text());
        } catch (SuppressionSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
