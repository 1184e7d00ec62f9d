// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.comleak.report.json.ReportSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sample programs as they were built. */
final class Samples {
    private static final Path SOURCES = Path.of("samples").toAbsolutePath();
    private static final Path BUILT =
            Path.of(System.getProperty("comleak.samples", "target/samples")).toAbsolutePath();

    private Samples() {}

    /** Of samples and symbols there are, such as x64-pdb. */
    static List<String> kinds() {
        return Stream.of("x64-pdb", "x86-pdb", "x64-dwarf", "x86-dwarf")
                .filter(kind -> Files.isDirectory(BUILT.resolve(kind)))
                .toList();
    }

    /** Those whose expected result is written down. */
    static List<String> withExpectations() {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path program(String kind, String name) {
        return BUILT.resolve(kind).resolve(name + ".exe");
    }

    /** The one line of a sample's source that has a text in it: a function's name and that number are a place. */
    static String place(String name, String function, String text) {
        try {
            List<String> lines = Files.readAllLines(SOURCES.resolve(name).resolve("main.cpp"));
            List<Integer> found = IntStream.range(0, lines.size())
                    .filter(line -> lines.get(line).contains(text))
                    .boxed()
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError("\"" + text + "\" in lines " + found + " of " + name);
            }
            return function + ":" + (found.get(0) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject expected(String name) {
        return JsonParser.parseString(text(SOURCES.resolve(name).resolve("expected.json")))
                .getAsJsonObject();
    }

    /** A JSON report of comleak's. */
    static JsonObject json(Path file) {
        return json(text(file));
    }

    static JsonObject json(String report) {
        ReportSchema.STRICT.assertValid(report);
        return JsonParser.parseString(report).getAsJsonObject();
    }

    /** A comparison of comleak's, as JSON. */
    static JsonObject diff(Path file) {
        ReportSchema.STRICT_DIFF.assertValid(text(file));
        return JsonParser.parseString(text(file)).getAsJsonObject();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
