// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Counts;
import io.comleak.model.TimelinePoint;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    @Test
    void ofFewEventsEachIsAPoint() {
        RecordingBuilder recording = TrackerRun.app().allocate(0x1000, 24).allocate(0x2000, 8);

        TrackedRun run = new TrackerRun()
                .read(recording
                        .after(16)
                        .reallocate(0x1000, 0x3000, 40)
                        .free(0x2000)
                        .free(0x9999))
                .exited();

        assertThat(run.timeline())
                .containsExactly(
                        new TimelinePoint(0, 0, 0, 0),
                        new TimelinePoint(0, 1, 1, 24),
                        new TimelinePoint(0, 2, 2, 32),
                        new TimelinePoint(16, 3, 2, 48),
                        new TimelinePoint(16, 4, 1, 40),
                        new TimelinePoint(16, 5, 1, 40));
    }

    /** A wrong free too, and a free that is the beginning of a reallocation not. */
    @Test
    void itsEventsAreThoseThatAreCounted() {
        RecordingBuilder recording = TrackerRun.app();
        for (int at = 1; at <= 3000; at++) {
            recording.allocate(0x1000L * at, at);
        }
        TrackedRun run =
                new TrackerRun().read(recording.free(0x1000).free(0x1000)).exited();
        Counts counts = run.counts();

        assertThat(last(run.timeline()).events())
                .isEqualTo(counts.allocations() + counts.reallocations() + counts.frees());
        assertThat(last(run.timeline()).blocks()).isEqualTo(2999);
    }

    @Test
    void aCheckpointIsAPointWithWhatWasOutstandingThen() {
        RecordingBuilder recording = TrackerRun.app();
        for (int at = 1; at <= 1000; at++) {
            recording.allocate(0x1000L * at, 1);
        }
        recording.after(1500).checkpoint(CHECKPOINT_PROCESS_DETACH).free(0x1000);

        assertThat(new TrackerRun().read(recording).exited().timeline())
                .anySatisfy(point -> assertThat(point.events()).isEqualTo(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 100_000, 3_000_000})
    void howeverManyEventsThereArePointsAreFewAndEvenlyApart(int events) {
        Timeline timeline = new Timeline();
        for (int event = 1; event <= events; event++) {
            timeline.event(0, event, 8L * event);
        }
        timeline.moment(0, events, 8L * events);
        List<TimelinePoint> points = timeline.points();

        assertThat(points).hasSizeBetween(Math.min(events, Timeline.MOST / 2 - 1), Timeline.MOST + 1);
        assertThat(last(points).events()).isEqualTo(events);
        assertThat(points).allSatisfy(point -> assertThat(point.blocks()).isEqualTo(point.events()));
        assertThat(largestStep(points)).isLessThanOrEqualTo(Math.max(1, 4 * events / Timeline.MOST));
    }

    /** A program that allocates much at its start and little for an hour is seen all the hour long. */
    @Test
    void aSlowPartBehindAFastOneHasPointsOfItsOwn() {
        Timeline timeline = new Timeline();
        for (int event = 1; event <= 1_000_000; event++) {
            timeline.event(event / 1000, event, event);
        }
        int hour = 3_600_000;
        for (int at = 1_000; at < hour; at += 1_000) {
            timeline.clock(at, 1_000_000, 1_000_000);
            timeline.event(at, 1_000_000, 1_000_000);
        }

        assertThat(timeline.points().stream().filter(point -> point.milliseconds() > hour / 2))
                .hasSizeGreaterThan(20);
        assertThat(timeline.points()).hasSizeLessThanOrEqualTo(Timeline.MOST);
    }

    private static long largestStep(List<TimelinePoint> points) {
        List<Long> steps = new ArrayList<>();
        for (int at = 1; at < points.size(); at++) {
            steps.add(points.get(at).events() - points.get(at - 1).events());
        }
        return steps.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static TimelinePoint last(List<TimelinePoint> points) {
        return points.get(points.size() - 1);
    }
}
