// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.launch.LibraryFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The DLL that {@code --dbghelp} names. */
final class DbgHelpFile {
    private static final String NAME = "dbghelp.dll";
    private static final String ADVICE =
            "Name the dbghelp.dll for x64 of the Debugging Tools for Windows, or the folder that it is in.";

    private DbgHelpFile() {}

    /** Its full path: by a name alone Windows would look for it in places where anybody may have put one. */
    static String find(String option) throws UserError {
        Path file = file(option);
        if (!Files.isRegularFile(file)) {
            throw new UserError(ErrorId.DBGHELP_MISSING, ADVICE, file);
        }
        String objection = LibraryFile.objection(file);
        if (!objection.isEmpty()) {
            throw new UserError(ErrorId.DBGHELP_UNUSABLE, ADVICE, file, objection);
        }
        return file.toString();
    }

    private static Path file(String option) throws UserError {
        try {
            Path path = Path.of(option).toAbsolutePath().normalize();
            return Files.isDirectory(path) ? path.resolve(NAME) : path;
        } catch (InvalidPathException e) {
            throw new UserError(ErrorId.NO_FILE_NAME, ADVICE, option);
        }
    }
}
