// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.report.Printable;
import io.comleak.suppress.RuntimeCaches;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionFile;
import io.comleak.suppress.SuppressionSource;
import io.comleak.suppress.SuppressionSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads suppressions before the target starts: first the files that were named, then those that are found. */
final class SuppressionFiles {
    /** Looked for beside the program and in the working directory. */
    static final String FOUND = "comleak.supp";

    private static final String FORM = "\"comleak suppressions\" shows what entries look like.";

    private final List<Path> files = new ArrayList<>();
    private final List<Path> found = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();

    /** Reads a file as it was named; one that was read before is left out. */
    void read(String name) throws UserError {
        try {
            read(Path.of(name).toAbsolutePath(), name);
        } catch (InvalidPathException e) {
            throw new UserError(ErrorId.NO_FILE_NAME, "Name a file of suppressions.", Printable.of(name));
        }
    }

    /** Reads a file if there is one and it was not read before. */
    void find(Path file) throws UserError {
        if (Files.isRegularFile(file) && !has(file)) {
            read(file, file.toString());
            found.add(file);
        }
    }

    /** Those that were not named, for the user to know. */
    List<Path> found() {
        return List.copyOf(found);
    }

    /** Named or found. */
    List<Path> all() {
        return List.copyOf(files);
    }

    /** In the order in which they apply: the user's before the built-in ones. */
    List<Suppression> suppressions(boolean builtIn) {
        List<Suppression> all = new ArrayList<>(suppressions);
        if (builtIn) {
            all.addAll(RuntimeCaches.entries());
        }
        return all;
    }

    /** Whether a file is one of those that were read. */
    boolean has(Path file) {
        return files.stream().anyMatch(read -> isSame(read, file));
    }

    private void read(Path file, String name) throws UserError {
        if (has(file)) {
            return;
        }
        try {
            suppressions.addAll(SuppressionFile.read(file, SuppressionSource.file(name)));
            files.add(file);
        } catch (SuppressionSyntaxException e) {
            throw new UserError(ErrorId.SUPPRESSIONS_MALFORMED, FORM, Printable.of(String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            throw new UserError(
                    ErrorId.SUPPRESSIONS_MISSING,
                    "Check the name, or take the option away.",
                    Printable.of(file.toString()));
        } catch (IOException e) {
            throw new UserError(
                    ErrorId.SUPPRESSIONS_UNREADABLE,
                    "Name a text file of suppressions that you may read.",
                    Printable.of(file.toString()),
                    String.valueOf(e.getMessage()));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return one.equals(other);
        }
    }
}
