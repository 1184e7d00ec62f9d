// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Fuzzing;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.stream.Recordings;
import io.comleak.stream.SectionMutator;
import io.comleak.stream.StreamMutator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a target writes into the section, a run ends with its reports, soon, and with little memory. */
class StreamFuzzTest {
    private static final Symbols SYMBOLS = frame -> frame.address() % 2 == 0
            ? List.of()
            : List.of(new Symbol("f\u001b<&\ud800" + frame.address(), 1, "a\"\n\u202e.cpp", 7, false));

    private final StreamMutator streams = new StreamMutator(Recordings.ofBothMachines());
    private final SectionMutator sections = new SectionMutator();
    private final AtomicInteger damaged = new AtomicInteger();

    @Test
    void seedsAreInOrder() throws Exception {
        for (byte[] stream : Recordings.ofBothMachines()) {
            HostileRun run =
                    new HostileRun(stream, stream.length, sections.honest(stream.length), SYMBOLS, new Random(1));
            run.deal();
            run.check();
            assertThat(run.damaged()).as(run.text()).isFalse();
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void mutantsBecomeReports() throws Exception {
        Fuzzing.run("stream", this::next);

        assertThat(damaged.get()).isBetween(Fuzzing.MUTANTS / 4, Fuzzing.MUTANTS - 1);
    }

    private HostileRun next(Random random) {
        byte[] stream = streams.next(random);
        // Mostly most of it was taken before.
        int received = random.nextInt(3) == 0 ? stream.length & -8 : random.nextInt(stream.length + 1);
        return new HostileRun(stream, received, sections.next(stream, received, streams, random), SYMBOLS, random) {
            @Override
            public void check() {
                super.check();
                damaged.addAndGet(damaged() ? 1 : 0);
            }
        };
    }
}
