// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.TimelinePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * How much was outstanding in the course of the run, in no more points than can be drawn. A point follows the one before
 * it when enough events have happened since, or enough time has passed in which any did; whenever there are too many
 * points, it takes twice as much of either. What happens between two points, such as a short peak, is not seen here.
 */
final class Timeline {
    static final int MOST = 512;

    private List<TimelinePoint> points = new ArrayList<>(MOST);
    private long eventsApart = 1;
    private long millisecondsApart = 1;
    private long events;
    private long due = 1;

    /** Nothing is outstanding when a run begins. */
    Timeline() {
        points.add(new TimelinePoint(0, 0, 0, 0));
    }

    /** An event has happened at a moment, and left so much. */
    void event(long milliseconds, long blocks, long bytes) {
        if (++events >= due) {
            add(milliseconds, blocks, bytes);
        }
    }

    /** The target's clock moves on from that moment, at which so much is outstanding. */
    void clock(long milliseconds, long blocks, long bytes) {
        if (milliseconds - last().milliseconds() >= millisecondsApart) {
            moment(milliseconds, blocks, bytes);
        }
    }

    /** A moment that is worth a point, unless nothing has happened since the last one. */
    void moment(long milliseconds, long blocks, long bytes) {
        if (events > last().events()) {
            add(milliseconds, blocks, bytes);
        }
    }

    /** In order, the start of the run first. */
    List<TimelinePoint> points() {
        return List.copyOf(points);
    }

    private TimelinePoint last() {
        return points.get(points.size() - 1);
    }

    private void add(long milliseconds, long blocks, long bytes) {
        points.add(new TimelinePoint(milliseconds, events, blocks, bytes));
        while (points.size() > MOST) {
            eventsApart *= 2;
            millisecondsApart *= 2;
            thin();
        }
        due = last().events() + eventsApart;
    }

    private void thin() {
        List<TimelinePoint> kept = new ArrayList<>(MOST);
        TimelinePoint last = points.get(0);
        kept.add(last);
        for (TimelinePoint point : points) {
            if (point.events() - last.events() >= eventsApart
                    || point.milliseconds() - last.milliseconds() >= millisecondsApart) {
                kept.add(point);
                last = point;
            }
        }
        points = kept;
    }
}
