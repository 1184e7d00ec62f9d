// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import org.jspecify.annotations.Nullable;

/** Paths of the machine that compiled, which may have been another system's than this one. */
final class SourcePath {
    private SourcePath() {}

    /** A path within a folder; the path alone if it needs no folder, or there is none. */
    static String join(@Nullable String folder, String path) {
        if (folder == null || folder.isEmpty() || isAbsolute(path)) {
            return path;
        }
        char last = folder.charAt(folder.length() - 1);
        if (last == '/' || last == '\\') {
            return folder + path;
        }
        boolean windows = folder.indexOf('/') < 0 && folder.indexOf('\\') >= 0;
        return folder + (windows ? '\\' : '/') + path;
    }

    private static boolean isAbsolute(String path) {
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        return drive || path.startsWith("/") || path.startsWith("\\");
    }
}
