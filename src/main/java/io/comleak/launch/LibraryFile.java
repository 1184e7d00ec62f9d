// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.io.IOException;
import java.nio.file.Path;

/** A DLL that one of comleak's own 64-bit processes is to load. */
public final class LibraryFile {
    private static final int HEADER_BYTES = 4096;

    private LibraryFile() {}

    /** Why it cannot be loaded there, to follow its name; empty if nothing speaks against it. */
    public static String objection(Path file) {
        try {
            PortableExecutable headers = PortableExecutable.read(file, HEADER_BYTES);
            if (!headers.isDll()) {
                return "is no DLL";
            }
            return headers.machine() == PortableExecutable.MACHINE_X64
                    ? ""
                    : "is not for x64: comleak's symbol helper is, whatever the program is";
        } catch (PortableExecutable.MalformedException | IndexOutOfBoundsException e) {
            return "is no DLL";
        } catch (IOException e) {
            return "cannot be read";
        }
    }
}
