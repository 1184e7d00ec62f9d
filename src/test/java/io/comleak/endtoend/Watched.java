// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of comleak that is over, with its text and its JSON. */
record Watched(Finished run, JsonObject json) {
    /** Watches a sample; its arguments may follow. {@code folder} is for the JSON. */
    static Watched run(Path folder, List<String> options, Path program, String... arguments) {
        Path report = folder.resolve("report.json");
        List<Object> words = new ArrayList<>(List.of("run", "--json=" + report));
        words.addAll(options);
        words.add(program);
        words.addAll(List.of(arguments));
        Finished run = Command.comleak(words.toArray()).run();
        return new Watched(run, Samples.json(report));
    }

    static Watched run(Path folder, Path program, String... arguments) {
        return run(folder, List.of(), program, arguments);
    }

    String text() {
        return run.error();
    }

    JsonObject member(String name) {
        return json.getAsJsonObject(name);
    }

    String verdict() {
        return member("result").get("verdict").getAsString();
    }

    /** As the JSON has it, which the system must have given too. */
    long exitCode() {
        long code = member("result").get("exitCode").getAsLong();
        assertThat(run.exitCode()).as(toString()).isEqualTo(Finished.inShell(code));
        return code;
    }

    /** The groups that the program's own code allocated, as {@code class: blocks x bytes, place}. */
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("groups")) {
            JsonObject group = element.getAsJsonObject();
            if (ReportedGroup.isOwn(group)) {
                groups.add(group.get("class").getAsString() + ": "
                        + group.get("blocks").getAsLong() + " blocks, "
                        + group.get("bytes").getAsLong() + " bytes, "
                        + place(group.getAsJsonArray("stack")));
            }
        }
        return groups;
    }

    /** Function and line of the first own frame. */
    static String place(JsonArray stack) {
        return ReportedGroup.place(stack).replace(" main.cpp", "");
    }

    @Override
    public String toString() {
        return run.out() + run.error() + json;
    }
}
