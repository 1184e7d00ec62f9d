// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of what {@link JsonReporter} writes. */
public final class JsonSchema {
    private static final String FILE = "comleak-" + JsonReporter.FORMAT + ".schema.json";

    private JsonSchema() {}

    public static String text() {
        try (InputStream in = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
