// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.symbols.SymbolLocations;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where symbols are looked for. */
final class SymbolOptions {
    @Option(
            names = "--symbols",
            paramLabel = "PATH",
            description = "Look for symbols here first: folders and symbol servers (srv*...), separated by semicolons.")
    @Nullable
    String path;

    @Option(
            names = "--dbghelp",
            paramLabel = "PATH",
            description =
                    "Use this dbghelp.dll, or the one in this folder, instead of Windows' own, which asks no symbol"
                            + " servers: that of the Debugging Tools does.")
    @Nullable
    String dbgHelp;

    /** Where symbols are looked for, and what looks. */
    SymbolLocations locations() throws UserError {
        return new SymbolLocations(path, dbgHelp == null ? null : DbgHelpFile.find(dbgHelp));
    }

    /** Folders that are not there, and a DbgHelp that cannot be used. */
    void check() throws UserError {
        locations();
        for (String place : path == null ? new String[0] : path.split(";")) {
            checkFolder(place);
        }
    }

    /** Symbol servers, which have asterisks, are DbgHelp's to find. */
    private static void checkFolder(String place) throws UserError {
        if (place.isEmpty() || place.indexOf('*') >= 0) {
            return;
        }
        try {
            if (Files.isDirectory(Path.of(place))) {
                return;
            }
        } catch (InvalidPathException e) {
            // As good as a folder that is not there.
        }
        throw new UserError(ErrorId.FOLDER_OF_OPTION_MISSING, "Separate folders by semicolons.", "--symbols", place);
    }
}
