// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.truth.Ledger.Slot;
import io.comleak.truth.Ledger.Worker;
import io.comleak.truth.Report.Reported;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One block in the ledger, one in the report, and what may differ. */
class ComparisonTest {
    private static final int THREAD = 7;
    private static final long ADDRESS = 0x1000;
    private static final long SIZE = 4;
    private static final String FUNCTION = "callCoTaskMemAlloc";
    private static final Reported REPORTED = reported(ADDRESS, SIZE, FUNCTION, THREAD, 1);

    private static Reported reported(long address, long size, String function, int thread, int firstByte) {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) firstByte, 2, 3, 4});
        return new Reported(address, size, function, thread, 0, "read", bytes);
    }

    private static Slot slot(boolean live, boolean exposed) {
        ByteBuffer first = ByteBuffer.allocate(64).put(new byte[] {1, 2, 3, 4}).rewind();
        return new Slot(
                0,
                live,
                live ? ApiCall.TASK_ALLOC : ApiCall.NONE,
                THREAD,
                0,
                live ? ADDRESS : 0,
                0,
                SIZE,
                exposed,
                (int) SIZE,
                first,
                first);
    }

    private static Ledger ledger(Slot slot, ApiCall intent) {
        Map<ApiCall, Long> calls = Map.of(ApiCall.TASK_ALLOC, slot.live() ? 1L : 0L);
        Worker worker = new Worker(THREAD, intent, 0, SIZE, 1, calls);
        return new Ledger(Long.BYTES, 0, 0, List.of(worker), List.of(slot));
    }

    private static List<String> compare(Ledger ledger, Ending ending, Reported... blocks) {
        String verdict = blocks.length == 0 ? "no-leaks" : "leaks";
        Report report = new Report(
                ending.kind, verdict, ending.reasons(), blocks.length, 0, 0, 0, true, new ArrayList<>(List.of(blocks)));
        return new Comparison(ledger, report, ending).compare().mismatches();
    }

    private static List<String> afterLeaking(Reported... blocks) {
        return compare(ledger(slot(true, false), ApiCall.NONE), Ending.LEAK, blocks);
    }

    @Test
    void whatIsTheSameIsNoMismatch() {
        assertThat(afterLeaking(REPORTED)).isEmpty();
    }

    @Test
    void eachFactOfABlockCounts() {
        assertThat(afterLeaking()).anyMatch(it -> it.startsWith("in the ledger, but not reported"));
        assertThat(afterLeaking(REPORTED, reported(0x2000, SIZE, FUNCTION, THREAD, 1)))
                .anyMatch(it -> it.startsWith("reported, but not in the ledger"));
        assertThat(afterLeaking(reported(ADDRESS, 5, FUNCTION, THREAD, 1))).hasSize(1);
        assertThat(afterLeaking(reported(ADDRESS, SIZE, "callMallocAlloc", THREAD, 1)))
                .hasSize(1);
        assertThat(afterLeaking(reported(ADDRESS, SIZE, FUNCTION, 8, 1))).hasSize(1);
        assertThat(afterLeaking(reported(ADDRESS, SIZE, FUNCTION, THREAD, 9)))
                .singleElement()
                .asString()
                .startsWith("other first bytes");
    }

    @Test
    void bytesThatMayHaveBeenReadBeforeTheyWereWrittenAreNotCompared() {
        Ledger exposed = ledger(slot(true, true), ApiCall.NONE);

        assertThat(compare(exposed, Ending.LEAK, reported(ADDRESS, SIZE, FUNCTION, THREAD, 9)))
                .isEmpty();
    }

    @Test
    void whatAThreadDiedAllocatingMayBeThereOrNot() {
        Ledger died = ledger(slot(false, false), ApiCall.TASK_ALLOC);

        assertThat(compare(died, Ending.KILL)).isEmpty();
        assertThat(compare(died, Ending.KILL, REPORTED)).isEmpty();
        assertThat(compare(died, Ending.KILL, REPORTED, reported(0x2000, SIZE, FUNCTION, THREAD, 1)))
                .hasSize(1);
        assertThat(compare(died, Ending.KILL, reported(ADDRESS, 5, FUNCTION, THREAD, 1)))
                .hasSize(1);
    }

    @Test
    void whatAThreadDiedFreeingMayBeThereOrNot() {
        Ledger died = ledger(slot(true, false), ApiCall.TASK_FREE);

        assertThat(compare(died, Ending.CRASH)).isEmpty();
        assertThat(compare(died, Ending.CRASH, REPORTED)).isEmpty();
    }

    @Test
    void anEndingThatIsReportedWronglyIsAMismatch() {
        Report crashed = new Report("crashed", "leaks", List.of("crashed"), 1, 0, 0, 0, true, List.of(REPORTED));

        assertThat(new Comparison(ledger(slot(true, false), ApiCall.NONE), crashed, Ending.KILL)
                        .compare()
                        .mismatches())
                .hasSize(2);
    }
}
