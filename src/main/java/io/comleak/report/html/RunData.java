// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Apartment;
import io.comleak.model.Checkpoint;
import io.comleak.model.Module;
import io.comleak.model.RunFacts;
import io.comleak.model.Symbols;
import io.comleak.model.TimelinePoint;
import io.comleak.report.FrameText;
import io.comleak.report.Names;
import io.comleak.report.Printable;
import java.io.IOException;

/** Writes what is about the run as a whole. */
final class RunData {
    private final LeakCheck check;
    private final RunFacts run;
    private final Policies policies;
    private final Symbols symbols;
    private final FrameText frames;
    private final JsonWriter json;

    RunData(LeakCheck check, Policies policies, Symbols symbols, FrameText frames, JsonWriter json) {
        this.check = check;
        this.run = check.run();
        this.policies = policies;
        this.symbols = symbols;
        this.frames = frames;
        this.json = json;
    }

    void write() throws IOException {
        json.name("program").value(frames.program());
        json.name("addressDigits").value(2L * run.target().machine().pointerBytes());
        new FactData(check, json).write();
        new TileData(check, policies, json).write();
        new SuppressionData(check.suppressions(), json).write();
        timeline();
        checkpoints();
        apartments();
        modules();
    }

    private void timeline() throws IOException {
        json.name("timeline").beginArray();
        for (TimelinePoint point : run.timeline()) {
            json.beginArray();
            json.value(point.milliseconds()).value(point.events());
            json.value(point.blocks()).value(point.bytes());
            json.endArray();
        }
        json.endArray();
        json.name("peakBlocks").value(run.counts().peakBlocks());
        json.name("peakBytes").value(run.counts().peakBytes());
    }

    private void checkpoints() throws IOException {
        json.name("checkpoints").beginArray();
        for (Checkpoint checkpoint : run.checkpoints()) {
            json.beginObject();
            json.name("number").value(Integer.toUnsignedLong(checkpoint.number()));
            json.name("cause").value(cause(checkpoint));
            json.name("thread").value(Integer.toUnsignedLong(checkpoint.thread()));
            json.name("milliseconds").value(checkpoint.milliseconds());
            json.name("blocks").value(checkpoint.outstandingBlocks());
            json.name("bytes").value(checkpoint.outstandingBytes());
            json.endObject();
        }
        json.endArray();
    }

    private static String cause(Checkpoint checkpoint) {
        return switch (checkpoint.cause()) {
            case UNINITIALIZE -> "last CoUninitialize";
            case THREAD_END -> "thread ended without CoUninitialize";
            case PROCESS_DETACH -> "process ends";
            case MARKED -> "marked by the program as \"" + Printable.of(checkpoint.name()) + "\"";
        };
    }

    private void apartments() throws IOException {
        json.name("apartments").beginArray();
        for (Apartment apartment : run.apartments()) {
            json.beginObject();
            json.name("thread").value(Integer.toUnsignedLong(apartment.thread()));
            json.name("kind").value(apartment.kind().toString());
            json.name("own").value(apartment.own());
            json.name("end").value(Names.of(apartment.end()));
            json.endObject();
        }
        json.endArray();
        json.name("moreApartments").value(run.moreApartments());
    }

    private void modules() throws IOException {
        json.name("modules").beginArray();
        for (Module module : run.modules()) {
            json.beginObject();
            json.name("path").value(Printable.of(module.path()));
            json.name("base").value(Long.toHexString(module.base()));
            json.name("own").value(run.target().owns(module));
            json.name("symbols")
                    .value(symbols.outcomeOf(module)
                            .map(outcome -> outcome.predicate())
                            .orElse(""));
            json.endObject();
        }
        json.endArray();
    }
}
