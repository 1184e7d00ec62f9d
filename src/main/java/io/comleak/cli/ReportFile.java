// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that a report goes to. It is replaced as a whole: a reader never sees half a report. A device, such as NUL, is
 * written to.
 */
record ReportFile(Path path) {
    /** What writes a report. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /** Before the run, so that a mistyped path does not cost its result, nor an old report its life. */
    static ReportFile of(String name, boolean replace) throws UserError {
        Path path;
        try {
            path = Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UserError(ErrorId.NO_FILE_NAME, "Give it another name.", name);
        }
        Path folder = path.getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new UserError(ErrorId.IS_A_FOLDER, "Name a file in it.", path);
        }
        if (!Files.isDirectory(folder)) {
            throw new UserError(ErrorId.FOLDER_MISSING, "Make it, or name another file.", folder);
        }
        if (!replace && Files.isRegularFile(path)) {
            throw new UserError(ErrorId.EXISTS_ALREADY, "Replace it with --force, or name another file.", path);
        }
        return new ReportFile(path);
    }

    /** Even with --force nothing is replaced that is read: the program, a saved run, a file of suppressions. */
    void checkIsNone(Iterable<String> inputs) throws UserError {
        for (String input : inputs) {
            if (isOrLiesIn(input)) {
                throw new UserError(ErrorId.IS_READ_TOO, "Name another file.", path);
            }
        }
    }

    private boolean isOrLiesIn(String input) {
        try {
            Path read = Path.of(input);
            return Files.exists(path)
                    && Files.exists(read)
                    && (Files.isSameFile(path, read)
                            || (Files.isDirectory(read) && Files.isSameFile(path.getParent(), read)));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** For what is written as it comes: whatever there was is gone. */
    Writer open() throws IOException {
        return Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    void write(Content content) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
                content.writeTo(writer);
            }
        } else {
            replace(content);
        }
    }

    private void replace(Content content) throws IOException {
        Path partial = Files.createTempFile(path.getParent(), "comleak", ".partial");
        try {
            try (Writer writer = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
                content.writeTo(writer);
            }
            Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
