// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import com.google.gson.stream.JsonWriter;
import io.comleak.report.HarmlessJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes observations for programs. */
public final class DoctorJson {
    /** Of what is written; another where a reader of this one would be misled. */
    private static final int FORMAT = 1;

    private DoctorJson() {}

    /** The version is comleak's. The writer is the caller's to close. */
    @SuppressWarnings("resource")
    public static void write(List<Observation> observations, String version, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new HarmlessJson(out));
        json.setIndent(" ");
        json.beginObject();
        json.name("comleak").beginObject();
        json.name("version").value(version);
        json.name("document").value("doctor");
        json.name("format").value(FORMAT);
        json.endObject();
        json.name("checks").beginArray();
        for (Observation observation : observations) {
            write(observation, json);
        }
        json.endArray();
        json.endObject();
        json.flush();
        out.write("\n");
        out.flush();
    }

    private static void write(Observation observation, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("check").value(observation.check());
        json.name("state").value(observation.state().label());
        json.name("found").value(observation.found());
        json.name("advice").value(observation.advice());
        if (observation.error() != null) {
            json.name("error").value(observation.error().toString());
        }
        json.endObject();
    }
}
