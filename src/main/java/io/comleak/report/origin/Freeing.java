// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Microsoft's documentation says memory is to be freed with, by the function that returns it. The resource freeing.txt
 * has a section for each way of freeing, and names functions below it; a name that ends in an asterisk stands for all that
 * begin so.
 */
final class Freeing {
    /** For what COM's allocator hands out itself. */
    static final String COM = "CoTaskMemFree";

    private static final Set<String> ALLOCATOR = Set.of("CoTaskMemAlloc", "CoTaskMemRealloc", "SHAlloc");
    private static final String TABLE = "freeing.txt";
    private static final Freeing DOCUMENTED = read();

    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> byStart = new HashMap<>();

    private Freeing(List<String> lines) {
        String freeWith = "";
        for (String line : lines) {
            if (line.startsWith("[")) {
                freeWith = line.substring(1, line.indexOf(']'));
            } else if (line.endsWith("*")) {
                byStart.put(line.substring(0, line.length() - 1), freeWith);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                byName.put(line, freeWith);
            }
        }
    }

    /** Of a function, without its module; nothing where the documentation is not known to say it. */
    static Optional<String> of(String function) {
        return Optional.ofNullable(DOCUMENTED.byName.get(function))
                .or(() -> DOCUMENTED.byStart.entrySet().stream()
                        .filter(entry -> function.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** Whether a function hands out memory for anything at all. */
    static boolean isAllocator(String function) {
        return ALLOCATOR.contains(function);
    }

    private static Freeing read() {
        try (InputStream table = Freeing.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            return new Freeing(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
