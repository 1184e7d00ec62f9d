// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** How tests start the helper that this build made. */
final class HelperCommand {
    static final boolean UNDER_WINE = File.separatorChar == '/';

    private HelperCommand() {}

    static List<String> ofThisBuild() {
        String helper = Path.of(System.getProperty("comleak.home", "target/comleak"), "lib", "comleak-symbols-x64.exe")
                .toString();
        return UNDER_WINE ? List.of("wine", helper) : List.of(helper);
    }

    /** The folder that Windows is in, or of what Wine has in its place. */
    static Path windowsFolder() {
        if (!UNDER_WINE) {
            return Path.of(System.getenv("SystemRoot"));
        }
        String prefix = System.getenv().getOrDefault("WINEPREFIX", System.getProperty("user.home") + "/.wine");
        return Path.of(prefix, "drive_c", "windows");
    }
}
