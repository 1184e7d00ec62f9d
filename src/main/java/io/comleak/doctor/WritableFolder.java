// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether files can be made in a folder: one is made, and deleted. */
final class WritableFolder {
    private WritableFolder() {}

    static Observation observe(String check, Path folder, String advice) {
        Path path = folder.toAbsolutePath();
        return objection(path)
                .map(why -> Observation.warning(check, "cannot write into " + path + ": " + why, advice))
                .orElseGet(() -> Observation.ok(check, path + " can be written to"));
    }

    /** Why not; nothing if files can be made. */
    static Optional<String> objection(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no such folder");
        }
        try {
            Files.delete(Files.createTempFile(folder, "comleak", ".tmp"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
