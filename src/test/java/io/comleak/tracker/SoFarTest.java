// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Block;
import io.comleak.stream.RecordReader;
import io.comleak.stream.RecordingBuilder;
import io.comleak.stream.StreamFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What was outstanding at a moment, looked at later. */
class SoFarTest {
    @Test
    void aCheckOfARunningTargetStaysAsItIs() throws StreamFormatException {
        TrackerRun run = new TrackerRun();
        RecordingBuilder recording = app().allocate(0x1000, 24);
        RecordReader reader = new RecordReader(run.tracker());
        byte[] before = recording.bytes();
        reader.feed(ByteBuffer.wrap(before));

        ProvisionalCheck check = ProvisionalCheck.of(run.tracker().soFar());
        byte[] all = recording.free(0x1000).allocate(0x9000, 7).bytes();
        reader.feed(ByteBuffer.wrap(all, before.length, all.length - before.length));

        LeakGroup group = check.groups().get(0);
        assertThat(group.kept()).extracting(Block::address, Block::size).containsExactly(tuple(0x1000L, 24L));
    }
}
