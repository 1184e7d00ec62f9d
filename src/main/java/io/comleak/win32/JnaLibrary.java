// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import java.nio.file.Path;

/** JNA's own DLL. */
public final class JnaLibrary {
    private JnaLibrary() {}

    /** Takes it from a folder, and from nowhere else. To be called before anything else of this package is used. */
    public static void loadFrom(Path folder) {
        System.setProperty("jna.boot.library.path", folder.toString());
        System.setProperty("jna.nosys", "true");
        System.setProperty("jna.nounpack", "true");
    }
}
