// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.leaks.diff.JudgedRun;
import io.comleak.leaks.diff.Side;
import io.comleak.model.Symbols;
import io.comleak.report.Printable;
import io.comleak.saved.RunFile;
import io.comleak.saved.SavedRun;
import io.comleak.saved.SavedRunException;
import io.comleak.steps.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads saved runs, one after the other, into one side of a comparison. What is wrong with a file ends comleak. */
final class SavedRuns {
    private final int blocksKept;
    private final UnaryOperator<Symbols> names;
    private final Steps steps;
    private final Set<Path> seen = new HashSet<>();

    /** That many blocks of each group are kept, for showing it; {@code names} may add to the names of its frames. */
    SavedRuns(int blocksKept, UnaryOperator<Symbols> names, Steps steps) {
        this.blocksKept = blocksKept;
        this.names = names;
        this.steps = steps;
    }

    /** Each name is a file, or a folder whose JSON files are all meant, but not those of the folders in it. */
    Side readInto(Side side, List<String> names) throws UserError {
        for (String name : names) {
            for (Path file : files(name)) {
                if (!seen.add(real(file))) {
                    throw new UserError(
                            ErrorId.NAMED_TWICE,
                            "Name each run once, as amounts are added up.",
                            Printable.of(file.toString()));
                }
                side.add(read(file));
                steps.did("read the run in %s", file);
            }
        }
        return side;
    }

    /** Whether these have read the very files that those have. */
    boolean readTheSameAs(SavedRuns those) {
        return seen.equals(those.seen);
    }

    private JudgedRun read(Path file) throws UserError {
        try {
            SavedRun run = RunFile.read(file, blocksKept);
            return new JudgedRun(file.toString(), run.check(), names.apply(run.symbols()));
        } catch (SavedRunException e) {
            throw new UserError(ErrorId.SAVED_RUN_UNUSABLE, e.advice(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Path> files(String name) throws UserError {
        Path path = path(name);
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(path)) {
            all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".json"))
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UserError(
                    ErrorId.FOLDER_UNREADABLE,
                    "Name the files that are meant.",
                    Printable.of(path.toString()),
                    Printable.of(String.valueOf(e.getMessage())));
        }
        if (files.isEmpty()) {
            throw new UserError(
                    ErrorId.NO_JSON_IN_FOLDER, "comleak run --json=FILE writes one.", Printable.of(path.toString()));
        }
        return files;
    }

    private static Path path(String name) throws UserError {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserError(ErrorId.NO_FILE_NAME, "Name a JSON file, or a folder of them.", Printable.of(name));
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // Reading it will tell what is wrong.
            return file.toAbsolutePath().normalize();
        }
    }
}
