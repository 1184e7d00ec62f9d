// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that a typed word means: a path as it is, a mere name in the current folder and on the PATH. */
final class ProgramSearch {
    private static final List<String> EXECUTABLE = List.of("", ".exe");
    /** Found only to be refused with a reason. */
    private static final List<String> BATCH = List.of(".bat", ".cmd");

    private final List<Path> folders;

    /** Looks in these folders, in this order. */
    ProgramSearch(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Looks in the current folder and on the PATH. */
    static ProgramSearch ofThisProcess() {
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> listed = Stream.of(path.split(";", -1))
                .map(folder -> folder.replace("\"", ""))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> path(folder).stream());
        return new ProgramSearch(
                Stream.concat(Stream.of(Path.of("").toAbsolutePath()), listed).toList());
    }

    /** The file's absolute path, or nothing. */
    Optional<Path> find(String word) {
        if (path(word).isEmpty() || word.isBlank()) {
            return Optional.empty();
        }
        return candidates(word)
                .filter(ProgramSearch::isFile)
                .map(found -> found.toAbsolutePath().normalize())
                .findFirst();
    }

    private Stream<Path> candidates(String word) {
        if (isPath(word)) {
            Stream<String> names = hasExtension(word) ? Stream.of(word) : Stream.of(word, word + ".exe");
            return names.map(Path::of);
        }
        return Stream.concat(named(word, EXECUTABLE), named(word, BATCH));
    }

    private Stream<Path> named(String word, List<String> extensions) {
        return folders.stream()
                .flatMap(folder -> extensions.stream()
                        .filter(extension -> !extension.isEmpty() || hasExtension(word))
                        .map(extension -> folder.resolve(word + extension)));
    }

    private static boolean isPath(String word) {
        return word.indexOf('\\') >= 0 || word.indexOf('/') >= 0 || word.indexOf(':') >= 0;
    }

    private static boolean hasExtension(String word) {
        return word.indexOf('.', Math.max(word.lastIndexOf('\\'), word.lastIndexOf('/')) + 1) >= 0;
    }

    /** Links are not followed: those that stand for a Store app cannot be, but they are there. */
    private static boolean isFile(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
