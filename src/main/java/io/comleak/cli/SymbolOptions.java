// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

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
            description = "Look for symbols here first: folders, separated by semicolons.")
    @Nullable
    String path;

    /** Folders that are not there. */
    void check() throws UserError {
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
        throw new UserError(
                ExitCode.USAGE, "--symbols: there is no folder " + place, "Separate folders by semicolons.");
    }
}
