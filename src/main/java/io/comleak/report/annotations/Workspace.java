// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.annotations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a repository was checked out into: GitHub shows an annotation in a file where it knows the file by its
 * path within that.
 */
final class Workspace {
    private final String folder;

    /** Null or empty if there is none. */
    Workspace(@Nullable String folder) {
        String slashed = slashed(folder == null ? "" : folder);
        this.folder = slashed.isEmpty() || slashed.endsWith("/") ? slashed : slashed + "/";
    }

    /** The path with slashes, without the folder where it lies within. Windows' paths are the same in either case. */
    String relative(String path) {
        String slashed = slashed(path);
        boolean within =
                !folder.isEmpty() && slashed.toLowerCase(Locale.ROOT).startsWith(folder.toLowerCase(Locale.ROOT));
        return within ? slashed.substring(folder.length()) : slashed;
    }

    private static String slashed(String path) {
        return path.replace('\\', '/');
    }
}
