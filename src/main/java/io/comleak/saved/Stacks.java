// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads stack traces. Traces share their frames, and equal ones are one, as they were when they were recorded. */
final class Stacks {
    private record Key(List<Frame> frames, boolean cut, List<Frame> scanned) {}

    private final Map<Integer, Module> modules;
    private final SavedSymbols names;
    private final SymbolPart symbolPart = new SymbolPart();
    private final Map<Frame, Frame> frames = new HashMap<>();
    private final Map<Key, StackTrace> traces = new HashMap<>();
    private final Members members = new Members()
            .required("address", json -> address = json.address())
            .optional("module", json -> module = module(json))
            .required("offset", json -> offset = json.address())
            .required("own", JsonSource::bool)
            .required("symbols", this::symbols);
    private long address;
    private @Nullable Module module;
    private long offset;
    private List<Symbol> symbols = List.of();

    /** The names that the frames have go there. */
    Stacks(Map<Integer, Module> modules, SavedSymbols names) {
        this.modules = modules;
        this.names = names;
    }

    /** A trace of some frames. */
    StackTrace trace(List<Frame> of, boolean cut, List<Frame> scanned) {
        return of.isEmpty() && !cut && scanned.isEmpty()
                ? StackTrace.NONE
                : traces.computeIfAbsent(new Key(of, cut, scanned), this::newTrace);
    }

    private StackTrace newTrace(Key key) {
        return new StackTrace(traces.size() + 1, key.frames(), key.cut(), key.scanned());
    }

    /** Reads the frames of a trace. */
    List<Frame> frames(JsonSource json) throws IOException {
        List<Frame> read = new ArrayList<>();
        json.array(it -> read.add(frame(it)));
        return List.copyOf(read);
    }

    private Frame frame(JsonSource json) throws IOException {
        module = null;
        members.read(json);
        Frame read = new Frame(address, module);
        if (read.offset() != offset) {
            throw json.wrong("the offset does not lead from the module to the address");
        }
        Frame first = frames.putIfAbsent(read, read);
        if (first != null) {
            return first;
        }
        if (!symbols.isEmpty()) {
            names.put(read, symbols);
        }
        return read;
    }

    private Module module(JsonSource json) throws IOException {
        int id = (int) json.number(1, Integer.MAX_VALUE);
        Module found = modules.get(id);
        if (found == null) {
            throw json.wrong("there is no module with the id " + id);
        }
        return found;
    }

    private void symbols(JsonSource json) throws IOException {
        List<Symbol> read = new ArrayList<>();
        json.array(it -> read.add(symbolPart.read(it)));
        symbols = List.copyOf(read);
    }
}
