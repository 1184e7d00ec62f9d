// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.Printable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes stacks, a frame a line. A call that was inlined is a frame of its own. */
final class SarifStacks {
    private static final String INDENT = " ";

    /** A double, as many readers have numbers, holds whole numbers up to here. */
    private static final long MOST_EXACT = 1L << 53;

    private final JsonWriter json;
    private final SarifArtifacts artifacts;
    private final Symbols symbols;

    SarifStacks(JsonWriter json, SarifArtifacts artifacts, Symbols symbols) {
        this.json = json;
        this.artifacts = artifacts;
        this.symbols = symbols;
    }

    void write(String message, StackTrace stack) throws IOException {
        json.beginObject();
        SarifText.message(json, "message", message);
        json.name("frames").beginArray();
        for (Frame frame : stack.frames()) {
            List<Symbol> names = symbols.of(frame);
            if (names.isEmpty()) {
                write(frame, null);
            }
            for (Symbol name : names) {
                write(frame, name);
            }
        }
        json.endArray();
        json.endObject();
    }

    private void write(Frame frame, @Nullable Symbol name) throws IOException {
        json.beginObject();
        json.setIndent("");
        json.name("location").beginObject();
        physical(frame, name);
        if (name != null) {
            json.name("logicalLocations").beginArray();
            logical(frame, name);
            json.endArray();
        }
        json.endObject();
        if (frame.module() != null) {
            json.name("module").value(Printable.of(frame.module().name()));
        }
        json.endObject();
        json.setIndent(INDENT);
    }

    private void physical(Frame frame, @Nullable Symbol name) throws IOException {
        json.name("physicalLocation").beginObject();
        json.name("address").beginObject();
        if (frame.address() >= 0 && frame.address() <= MOST_EXACT) {
            json.name("absoluteAddress").value(frame.address());
        }
        json.name("kind").value("instruction");
        json.endObject();
        if (name != null && name.file() != null) {
            artifacts.location(name.file());
            region(name.line());
        }
        json.endObject();
    }

    /** Lines count from 1. */
    void region(int line) throws IOException {
        if (line > 0) {
            json.name("region").beginObject();
            json.name("startLine").value(line);
            json.endObject();
        }
    }

    /** The function, as debuggers name it. */
    void logical(Frame frame, Symbol name) throws IOException {
        String function = Printable.of(name.function());
        json.beginObject();
        json.name("name").value(function);
        json.name("fullyQualifiedName")
                .value(
                        frame.module() == null
                                ? function
                                : Printable.of(frame.module().shortName()) + "!" + function);
        json.name("kind").value("function");
        json.endObject();
    }
}
