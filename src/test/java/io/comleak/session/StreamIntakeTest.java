// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.stream.EventLog;
import io.comleak.stream.RecordingBuilder;
import io.comleak.stream.SectionBuilder;
import io.comleak.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StreamIntakeTest {
    private static final byte[] HELLO = RecordingBuilder.recording().bytes();
    private static final byte[] CLOCK = RecordingBuilder.empty().after(1).bytes();

    private final SectionBuilder section = new SectionBuilder();
    private final EventLog log = new EventLog();
    private long committed;
    private final List<Integer> letGo = new ArrayList<>();
    private int told;

    /** Commits records until the ring is full. */
    private void fill(long taken) {
        while (committed + CLOCK.length - taken <= StreamFormat.RING_BYTES) {
            byte[] record = committed == 0 ? HELLO : CLOCK;
            section.stream(committed, record);
            committed += record.length;
        }
    }

    @Test
    @Timeout(10)
    void aTargetThatNeverPausesLetsItComeToAnEnd() {
        section.waiters(1);
        StreamIntake intake = new StreamIntake(log, section.mapped(), checkpoint -> {}, () -> {
            told++;
            fill(section.taken());
        });
        fill(0);

        intake.take();

        assertThat(told).isGreaterThan(1);
        assertThat(intake.received()).isBetween(StreamFormat.RING_BYTES / 2L, (long) StreamFormat.RING_BYTES);
        assertThat(section.taken()).isEqualTo(intake.received());
        assertThat(committed).isGreaterThan(StreamFormat.RING_BYTES);
        assertThat(intake.incompleteness()).isEmpty();
    }

    @Test
    void ofDamageNothingMoreIsUnderstoodAndTheTargetIsKeptByNothing() {
        section.stream(0, new byte[64]);
        section.waiters(1);
        StreamIntake intake = new StreamIntake(log, section.mapped(), letGo::add, () -> told++);

        intake.take();
        section.stream(64, new byte[4096]);
        intake.take();

        assertThat(intake.incompleteness()).hasSize(1);
        assertThat(section.taken()).isEqualTo(64 + 4096);
        assertThat(told).isGreaterThan(1);
        assertThat(letGo).containsOnly(-1);
        assertThat(log.lines()).isEmpty();
    }
}
