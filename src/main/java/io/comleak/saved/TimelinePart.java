// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.TimelinePoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the member timeline. */
final class TimelinePart {
    /** comleak writes 512. */
    private static final int MOST_POINTS = 1 << 16;

    private final List<TimelinePoint> points = new ArrayList<>();
    private final Members members = new Members()
            .required("milliseconds", json -> milliseconds = json.count())
            .required("events", json -> events = json.count())
            .required("outstandingBlocks", json -> blocks = json.count())
            .required("outstandingBytes", json -> bytes = json.count());
    private long milliseconds;
    private long events;
    private long blocks;
    private long bytes;

    void read(JsonSource json) throws IOException {
        json.array(this::point);
    }

    private void point(JsonSource json) throws IOException {
        members.read(json);
        if (points.size() == MOST_POINTS) {
            throw json.wrong("comleak writes no more than " + MOST_POINTS + " points");
        }
        points.add(new TimelinePoint(milliseconds, events, blocks, bytes));
    }

    /** Empty where the file has none. */
    List<TimelinePoint> points() {
        return List.copyOf(points);
    }
}
