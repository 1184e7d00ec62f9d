// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.model.Apartment;
import io.comleak.model.Checkpoint;
import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.model.RunFacts;
import io.comleak.model.Target;
import io.comleak.model.TimelinePoint;
import io.comleak.report.Names;
import java.io.IOException;

/** Writes what was seen of the target as a whole: the members target, modules, ending, com, timeline. */
final class JsonRun {
    private final JsonWriter json;
    private final JsonFrames frames;
    private final RunFacts run;

    JsonRun(JsonWriter json, JsonFrames frames, RunFacts run) {
        this.json = json;
        this.frames = frames;
        this.run = run;
    }

    void write() throws IOException {
        target(run.target());
        frames.modules(run.modules());
        ending(run.ending());
        com();
        timeline();
    }

    private void target(Target target) throws IOException {
        json.name("target").beginObject();
        json.name("program").value(target.program());
        json.name("commandLine").value(target.commandLine());
        json.name("processId").value(Integer.toUnsignedLong(target.processId()));
        json.name("machine").value(Names.of(target.machine()));
        json.name("windowsFolder").value(target.windowsFolder());
        json.endObject();
    }

    private void ending(Ending ending) throws IOException {
        json.name("ending").beginObject();
        json.name("kind").value(Names.of(ending));
        json.name("exitCode").value(Integer.toUnsignedLong(ending.exitCode()));
        if (ending instanceof Ending.Crashed crashed && crashed.fault() != null) {
            fault(crashed.fault());
        }
        json.name("milliseconds").value(run.duration().toMillis());
        json.endObject();
    }

    private void fault(Fault fault) throws IOException {
        json.name("fault").beginObject();
        json.name("code").value(Integer.toUnsignedLong(fault.code()));
        json.name("address").value(JsonFrames.hex(fault.address()));
        json.name("access").value(fault.access());
        json.name("accessed").value(JsonFrames.hex(fault.accessed()));
        json.name("thread").value(Integer.toUnsignedLong(fault.thread()));
        frames.stack("stack", fault.stack());
        json.endObject();
    }

    private void com() throws IOException {
        json.name("com").beginObject();
        json.name("initialised").value(run.comInitialised());
        json.name("oleCache").value(run.oleCache());
        json.name("apartments").beginArray();
        for (Apartment apartment : run.apartments()) {
            apartment(apartment);
        }
        json.endArray();
        json.name("moreApartments").value(run.moreApartments());
        json.name("checkpoints").beginArray();
        for (Checkpoint checkpoint : run.checkpoints()) {
            checkpoint(checkpoint);
        }
        json.endArray();
        json.endObject();
    }

    /** Left out where there is none, as in a run that was saved before there were any. */
    private void timeline() throws IOException {
        if (run.timeline().isEmpty()) {
            return;
        }
        json.name("timeline").beginArray();
        for (TimelinePoint point : run.timeline()) {
            json.beginObject();
            json.name("milliseconds").value(point.milliseconds());
            json.name("events").value(point.events());
            json.name("outstandingBlocks").value(point.blocks());
            json.name("outstandingBytes").value(point.bytes());
            json.endObject();
        }
        json.endArray();
    }

    private void apartment(Apartment apartment) throws IOException {
        json.beginObject();
        json.name("thread").value(Integer.toUnsignedLong(apartment.thread()));
        json.name("kind").value(Names.of(apartment.kind()));
        json.name("own").value(apartment.own());
        json.name("end").value(Names.of(apartment.end()));
        frames.stack("stack", apartment.entered());
        json.endObject();
    }

    private void checkpoint(Checkpoint checkpoint) throws IOException {
        json.beginObject();
        json.name("number").value(Integer.toUnsignedLong(checkpoint.number()));
        json.name("cause").value(Names.of(checkpoint.cause()));
        json.name("thread").value(Integer.toUnsignedLong(checkpoint.thread()));
        json.name("milliseconds").value(checkpoint.milliseconds());
        json.name("outstandingBlocks").value(checkpoint.outstandingBlocks());
        json.name("outstandingBytes").value(checkpoint.outstandingBytes());
        if (!checkpoint.name().isEmpty()) {
            json.name("name").value(checkpoint.name());
        }
        json.name("held").value(checkpoint.held());
        json.endObject();
    }
}
