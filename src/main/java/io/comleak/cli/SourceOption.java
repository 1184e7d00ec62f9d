// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.source.SourceFiles;
import io.comleak.source.SourceLines;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What follows {@code --source}. */
final class SourceOption {
    /** What it is without a value: no folders. */
    static final String AS_RECORDED = ";";

    private SourceOption() {}

    /** None at all if the option was not given; a folder that is not there is an error. */
    static SourceLines lines(List<String> values) throws UserError {
        if (values.isEmpty()) {
            return SourceLines.NONE;
        }
        List<Path> folders = new ArrayList<>();
        for (String value : values) {
            for (String folder : value.split(";", -1)) {
                if (!folder.isBlank()) {
                    folders.add(folder(folder));
                }
            }
        }
        return new SourceFiles(folders);
    }

    private static Path folder(String name) throws UserError {
        try {
            Path folder = Path.of(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // As good as a folder that is not there.
        }
        throw new UserError(ErrorId.FOLDER_OF_OPTION_MISSING, "Separate folders by semicolons.", "--source", name);
    }
}
