// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * comleak's native files.
 *
 * @param folder where they lie; absolute
 */
public record SpyFiles(Path folder) {
    /** Those in the folder of comleak's jar. */
    public static SpyFiles besideJar() {
        try {
            Path jar = Path.of(SpyFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new SpyFiles(jar.resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The DLL for targets of a machine. */
    Path spy(Machine machine) {
        return folder.resolve("comleak-spy-" + machine.label() + ".dll");
    }

    /** The program whose exit code is the address of LoadLibraryW in 32-bit processes. */
    Path addressTeller() {
        return folder.resolve("comleak-address-x86.exe");
    }
}
