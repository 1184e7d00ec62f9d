// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.OwnCode;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.FrameText;
import io.comleak.report.origin.OwnLine;
import io.comleak.report.text.FoldedStack;
import io.comleak.source.SourceExcerpt;
import io.comleak.source.SourceLines;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes stacks as numbers of frames, and in the end the frames. */
final class Stacks {
    private final JsonWriter json;
    private final Target target;
    private final Symbols symbols;
    private final FrameText text;
    private final Strings strings;
    private final Map<Frame, Integer> numbers = new LinkedHashMap<>();
    private final Set<OwnLine> headlines = new LinkedHashSet<>();

    Stacks(JsonWriter json, Target target, Symbols symbols, FrameText text, Strings strings) {
        this.json = json;
        this.target = target;
        this.symbols = symbols;
        this.text = text;
        this.strings = strings;
    }

    /** A member with the frames, innermost first, how many of them say nothing at either end, and which is the own one. */
    void stack(String name, @Nullable StackTrace stack) throws IOException {
        if (stack == null) {
            return;
        }
        json.name(name).beginObject();
        frames("frames", stack.frames());
        FoldedStack folded = FoldedStack.of(stack, symbols);
        json.name("inner").value(folded.allocatorFrames());
        json.name("outer").value(folded.runtimeFrames());
        OwnLine own = text.ownLine(stack);
        if (own != null) {
            headlines.add(own);
            json.name("own").value(stack.frames().indexOf(own.frame()));
        }
        if (stack.cut()) {
            json.name("cut").value(true);
        }
        if (!folded.scanned().isEmpty()) {
            frames("scanned", folded.scanned());
        }
        json.endObject();
    }

    private void frames(String name, List<Frame> frames) throws IOException {
        json.name(name).beginArray();
        for (Frame frame : frames) {
            json.value(numbers.computeIfAbsent(frame, key -> numbers.size()));
        }
        json.endArray();
    }

    /** All frames that any stack has: address, whether it is of own code, and five values for each function there. */
    void writeFrames() throws IOException {
        json.name("frames").beginArray();
        for (Frame frame : numbers.keySet()) {
            json.beginArray();
            json.value(Long.toHexString(frame.address()));
            json.value(OwnCode.owns(target, frame) ? 1 : 0);
            List<Symbol> names = text.symbols(frame);
            if (names.isEmpty()) {
                json.value(strings.number(text.unnamed(frame)));
            } else {
                functions(names, text.functions(frame));
            }
            json.endArray();
        }
        json.endArray();
    }

    /** Lines of the source, by the number of the frame that they belong to: number of the first, of the one, whether newer, lines. */
    void writeSources(SourceLines sources) throws IOException {
        if (sources == SourceLines.NONE) {
            return;
        }
        json.name("sources").beginObject();
        for (OwnLine own : headlines) {
            Frame frame = own.frame();
            List<Symbol> names = text.symbols(frame);
            Optional<SourceExcerpt> excerpt = own.symbol() < names.size()
                    ? sources.of(frame.module(), names.get(own.symbol()))
                    : Optional.empty();
            if (excerpt.isPresent()) {
                json.name(String.valueOf(numbers.getOrDefault(frame, -1))).beginArray();
                json.value(excerpt.get().first());
                json.value(excerpt.get().line());
                json.value(excerpt.get().newer() ? 1 : 0);
                for (String line : excerpt.get().lines()) {
                    json.value(strings.number(line));
                }
                json.endArray();
            }
        }
        json.endObject();
    }

    private void functions(List<Symbol> names, List<String> functions) throws IOException {
        for (int at = 0; at < names.size(); at++) {
            Symbol name = names.get(at);
            json.value(strings.number(functions.get(at)));
            json.value(name.displacement());
            json.value(name.file() == null ? -1 : strings.number(name.file()));
            json.value(name.line());
            json.value(name.inlined() ? 1 : 0);
        }
    }
}
