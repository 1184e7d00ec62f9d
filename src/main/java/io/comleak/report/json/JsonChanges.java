// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.FreedLate;
import io.comleak.leaks.OwnCode;
import io.comleak.leaks.diff.Amount;
import io.comleak.leaks.diff.Change;
import io.comleak.leaks.diff.Example;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.List;

/** Writes the member changes. Frames name their modules, as several runs have several lists of them. */
final class JsonChanges {
    private final JsonWriter json;

    JsonChanges(JsonWriter json) {
        this.json = json;
    }

    void write(List<Change> changes) throws IOException {
        for (Change change : changes) {
            write(change);
        }
    }

    private void write(Change change) throws IOException {
        json.beginObject();
        json.name("change").value(Names.of(change.standing()));
        json.name("finding").value(Names.of(change.finding()));
        json.name("fingerprint").value(change.fingerprint().digits());
        json.name("basis").value(Names.of(change.fingerprint().basis()));
        if (change.formerly().isPresent()) {
            json.name("formerly").value(Names.of(change.formerly().get()));
        }
        json.name("before");
        amount(change.before());
        json.name("after");
        amount(change.after());
        json.name("findings").value(change.found().findings());
        json.name("programs").beginArray();
        for (String program : change.found().programs()) {
            json.value(program);
        }
        json.endArray();
        if (change.standing().worse()) {
            example(change.found().example());
        }
        json.endObject();
    }

    private void amount(Amount amount) throws IOException {
        json.beginObject();
        json.name("blocks").value(amount.blocks());
        json.name("bytes").value(amount.bytes());
        json.endObject();
    }

    private void example(Example example) throws IOException {
        stack("stack", example.stack(), example);
        FreedLate freed = example instanceof Example.OfGroup of ? of.group().freed() : null;
        if (freed != null) {
            stack("freed", freed.stack(), example);
        }
    }

    private void stack(String name, StackTrace stack, Example example) throws IOException {
        json.name(name).beginArray();
        for (Frame frame : stack.frames()) {
            frame(frame, example);
        }
        json.endArray();
    }

    private void frame(Frame frame, Example example) throws IOException {
        json.beginObject();
        if (frame.module() != null) {
            json.name("path").value(frame.module().path());
        }
        json.name("offset").value(JsonFrames.hex(frame.offset()));
        json.name("own").value(OwnCode.owns(example.target(), frame));
        json.name("symbols").beginArray();
        for (Symbol symbol : example.symbols().of(frame)) {
            JsonFrames.symbol(symbol, json);
        }
        json.endArray();
        json.endObject();
    }
}
