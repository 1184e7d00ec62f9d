// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import io.comleak.model.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a module was linked. Its header says so, unless the linker was told to write a hash there, so that the same sources
 * make the same file. It is believed only where the file itself was written at that time.
 */
final class LinkTime {
    /** A linker writes the header first, and the rest for a while; a file system may count in steps of 2 s. */
    private static final Duration BEFORE = Duration.ofSeconds(2);

    private static final Duration AFTER = Duration.ofMinutes(10);

    private LinkTime() {}

    static Optional<Instant> of(Module module) {
        Instant told = Instant.ofEpochSecond(Integer.toUnsignedLong(module.timestamp()));
        try {
            Instant written = Files.getLastModifiedTime(Path.of(module.path())).toInstant();
            boolean believed = !written.isBefore(told.minus(BEFORE)) && !written.isAfter(told.plus(AFTER));
            return believed ? Optional.of(told) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a file was certainly written after it. */
    static boolean isBefore(FileTime written, Module module) {
        return of(module)
                .map(linked -> written.toInstant().isAfter(linked.plus(AFTER)))
                .orElse(false);
    }
}
