// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An expected output, kept in a file. {@code -Dgolden.update=true} writes the actual one there instead. */
public final class GoldenFile {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private GoldenFile() {}

    static void assertEqual(String name, String actual) throws IOException {
        assertEqual(FOLDER.resolve(name), actual);
    }

    /** Of a file that is not among the golden ones, such as a page that is written from code. */
    public static void assertEqual(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
