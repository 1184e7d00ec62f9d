// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Whatever arrives, reading it ends: with events or with one exception, soon, and with little memory. */
class RecordReaderFuzzTest {
    /** The reader itself, an exception with its trace, and the log's lines. */
    private static final long ALLOWED_BYTES = 1 << 20;

    private final Mutants mutants = new Mutants(Recordings.everything());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void mutantsAreReadOrRefused() {
        int refused = 0;
        for (int mutant = 0; mutant < Mutants.COUNT; mutant++) {
            byte[] bytes = mutants.next();
            long before = threads.getCurrentThreadAllocatedBytes();
            if (!mutants.read(bytes, new EventLog())) {
                refused++;
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (allocated > ALLOWED_BYTES) {
                throw new AssertionError(
                        "mutant %d of seed %d took %d bytes".formatted(mutant, Mutants.SEED, allocated));
            }
        }
        assertThat(refused).isBetween(Mutants.COUNT / 2, Mutants.COUNT - 1);
    }
}
