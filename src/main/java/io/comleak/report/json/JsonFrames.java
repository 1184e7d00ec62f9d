// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.OwnCode;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.Names;
import io.comleak.report.origin.OwnLine;
import io.comleak.report.origin.OwnLines;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes stack traces, and the modules that their frames refer to. */
final class JsonFrames {
    private final JsonWriter json;
    private final Target target;
    private final Symbols symbols;
    private final OwnLines ownLines;

    JsonFrames(JsonWriter json, Target target, Symbols symbols) {
        this.json = json;
        this.target = target;
        this.symbols = symbols;
        this.ownLines = new OwnLines(target, symbols);
    }

    /** Unsigned, as JSON's numbers do not hold 64 bits everywhere. */
    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** A member that holds a stack trace, or none if there is no stack. */
    void stack(String name, @Nullable StackTrace stack) throws IOException {
        if (stack == null) {
            return;
        }
        frames(name, stack.frames());
        if (stack.cut()) {
            json.name(name + "Cut").value(true);
        }
        if (!stack.scanned().isEmpty()) {
            frames(name + "Scanned", stack.scanned());
        }
    }

    private void frames(String name, List<Frame> frames) throws IOException {
        json.name(name).beginArray();
        for (Frame frame : frames) {
            frame(frame);
        }
        json.endArray();
    }

    /** The user's own line, by the numbers of its frame and of the symbol there; or nothing. */
    void ownLine(StackTrace stack) throws IOException {
        OwnLine own = ownLines.of(stack);
        if (own != null) {
            json.name("ownLine").beginObject();
            json.name("frame").value(stack.frames().indexOf(own.frame()));
            json.name("symbol").value(own.symbol());
            json.endObject();
        }
    }

    void modules(List<Module> modules) throws IOException {
        json.name("modules").beginArray();
        for (Module module : modules) {
            module(module);
        }
        json.endArray();
    }

    private void frame(Frame frame) throws IOException {
        json.beginObject();
        json.name("address").value(hex(frame.address()));
        if (frame.module() != null) {
            json.name("module").value(frame.module().id());
        }
        json.name("offset").value(hex(frame.offset()));
        json.name("own").value(OwnCode.owns(target, frame));
        json.name("symbols").beginArray();
        for (Symbol symbol : symbols.of(frame)) {
            symbol(symbol, json);
        }
        json.endArray();
        json.endObject();
    }

    static void symbol(Symbol symbol, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("function").value(symbol.function());
        json.name("displacement").value(symbol.displacement());
        if (symbol.file() != null) {
            json.name("file").value(symbol.file());
            json.name("line").value(symbol.line());
        }
        json.name("inlined").value(symbol.inlined());
        json.endObject();
    }

    private void module(Module module) throws IOException {
        json.beginObject();
        json.name("id").value(module.id());
        json.name("path").value(module.path());
        json.name("base").value(hex(module.base()));
        json.name("size").value(module.size());
        json.name("timestamp").value(Integer.toUnsignedLong(module.timestamp()));
        PdbIdentity pdb = module.pdb();
        if (pdb != null) {
            json.name("pdb").beginObject();
            json.name("guid").value(pdb.guid().toString());
            json.name("age").value(Integer.toUnsignedLong(pdb.age()));
            json.endObject();
        }
        json.name("own").value(target.owns(module));
        Optional<SymbolOutcome> outcome = symbols.outcomeOf(module);
        if (outcome.isPresent()) {
            json.name("symbols").value(Names.of(outcome.get()));
        }
        json.endObject();
    }
}
