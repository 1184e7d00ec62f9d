// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that locations refer to. They are listed once all locations are written. */
final class SarifArtifacts {
    private final JsonWriter json;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    SarifArtifacts(JsonWriter json) {
        this.json = json;
    }

    /** The member that names a file. */
    void location(String path) throws IOException {
        String uri = FileUri.of(path);
        json.name("artifactLocation").beginObject();
        json.name("uri").value(uri);
        json.name("index").value(indexes.computeIfAbsent(uri, u -> indexes.size()));
        json.endObject();
    }

    void write() throws IOException {
        json.name("artifacts").beginArray();
        for (String uri : indexes.keySet()) {
            json.beginObject();
            json.name("location").beginObject();
            json.name("uri").value(uri);
            json.endObject();
            json.endObject();
        }
        json.endArray();
    }
}
