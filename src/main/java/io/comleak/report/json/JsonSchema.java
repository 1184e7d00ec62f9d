// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schemas of what is written for programs. */
public final class JsonSchema {
    private static final String RUN = "comleak-" + JsonReporter.FORMAT + ".schema.json";
    private static final String DIFF = "comleak-diff-" + DiffJsonReporter.FORMAT + ".schema.json";

    private JsonSchema() {}

    /** Of what {@link JsonReporter} writes. */
    public static String text() {
        return read(RUN);
    }

    /** Of what {@link DiffJsonReporter} writes. */
    public static String ofDiff() {
        return read(DIFF);
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
