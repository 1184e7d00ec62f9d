// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.report.json.JsonReporter;
import java.io.IOException;

/** Reads who wrote the file, and in which format. */
final class ComleakPart {
    private final Members members = new Members()
            .required("version", json -> version = json.string())
            .required("format", json -> format = json.number(0, Integer.MAX_VALUE));
    private String version = "";
    private long format;

    /** Returns the version of the comleak that wrote the file, if it wrote a format that can be read. */
    String read(JsonSource json) throws IOException {
        members.read(json);
        if (format != JsonReporter.FORMAT) {
            throw json.wrongAsAWhole(
                    "comleak " + version + " wrote it in format " + format + ", and this comleak reads format "
                            + JsonReporter.FORMAT,
                    "Use a comleak that reads that format, such as the one that wrote it.");
        }
        return version;
    }
}
