// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of GUIDs that the headers of Windows have: interfaces, known folders, and some classes. */
final class KnownGuids {
    private static final String FILE = "guids.txt";
    private static final Map<String, String> NAMES = read();

    private KnownGuids() {}

    /** The name of a GUID that is written without braces, in lower case. */
    static Optional<String> name(String guid) {
        return Optional.ofNullable(NAMES.get(guid));
    }

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(KnownGuids.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
