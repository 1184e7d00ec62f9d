// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.truth.ApiCall.Makes;
import io.comleak.truth.Ledger.Slot;
import io.comleak.truth.Ledger.Worker;
import io.comleak.truth.Report.Reported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ledger and report of one run, block by block and event by event. */
final class Comparison {
    private final Ledger ledger;
    private final Report report;
    private final Ending ending;
    private final Map<Long, Reported> unmatched = new HashMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private int blocks;
    private int contents;
    private int inFlight;

    Comparison(Ledger ledger, Report report, Ending ending) {
        this.ledger = ledger;
        this.report = report;
        this.ending = ending;
    }

    /** What came of it: what was compared, what dying threads left in doubt, and what is wrong. */
    record Result(long events, int blocks, int contents, int inFlight, List<String> mismatches) {
        Result {
            mismatches = List.copyOf(mismatches);
        }
    }

    Result compare() {
        for (Reported block : report.blocks()) {
            if (unmatched.put(block.address(), block) != null) {
                wrong("two blocks at one address: " + text(block));
            }
        }
        expect(report.listed(), "the report does not list every block");
        expect(ledger.corrupted() == 0, ledger.corrupted() + " blocks lost bytes in a reallocation or a copy");
        compareResult();
        compareSettledBlocks();
        ledger.inFlight().forEach(this::allowInFlight);
        unmatched.values().forEach(block -> wrong("reported, but not in the ledger: " + text(block)));
        compareCounts();
        return new Result(ledger.events(), blocks, contents, inFlight, mismatches);
    }

    private void compareResult() {
        expect(report.ending().equals(ending.kind), "it ended as " + ending.kind + ", reported: " + report.ending());
        expect(
                report.reasons().equals(ending.reasons()),
                "reasons " + ending.reasons() + ", reported: " + report.reasons());
        expect(report.wrongFrees() == 0, report.wrongFrees() + " wrong frees, where there are none");
        if (ending == Ending.LEAK) {
            String verdict = ledger.slots().stream().anyMatch(Slot::live) ? "leaks" : "no-leaks";
            expect(report.verdict().equals(verdict), "the verdict is " + report.verdict() + ", not " + verdict);
        }
    }

    private void compareSettledBlocks() {
        List<Integer> doubtful =
                ledger.inFlight().stream().map(Worker::intentSlot).toList();
        for (Slot slot : ledger.slots()) {
            if (slot.live() && !doubtful.contains(slot.number())) {
                TrueBlock.of(slot, ledger.pointerBytes()).forEach(this::compare);
            }
        }
    }

    private void compare(TrueBlock expected) {
        Reported reported = unmatched.remove(expected.address());
        if (reported == null) {
            wrong("in the ledger, but not reported: " + text(expected));
            return;
        }
        blocks++;
        boolean same = reported.size() == expected.size()
                && reported.function().equals(expected.function())
                && reported.thread() == expected.thread()
                && (expected.reallocations() == TrueBlock.UNKNOWN
                        || expected.reallocations() == reported.reallocations());
        expect(same, "in the ledger: " + text(expected) + ", reported: " + text(reported));
        compareContents(expected, reported);
    }

    private void compareContents(TrueBlock expected, Reported reported) {
        if (expected.exposed()) {
            return;
        }
        if (reported.bytes() != null) {
            contents++;
            expect(expected.holds(reported.bytes()), "other first bytes than were written: " + text(reported));
        } else if (ending == Ending.LEAK && expected.size() > 0) {
            wrong("contents " + reported.state() + ", though it ended well: " + text(reported));
        }
    }

    /** A thread died in a call. What that call is about may be as it was before, or as it was to be. */
    private void allowInFlight(Worker worker) {
        inFlight++;
        Slot slot = ledger.slots().get(worker.intentSlot());
        if (slot.live()) {
            // Though it may be half written, it names the address of before or that of after.
            boolean old = false;
            for (TrueBlock block : TrueBlock.of(slot, ledger.pointerBytes())) {
                old |= unmatched.remove(block.address()) != null;
            }
            if (old) {
                return;
            }
        }
        List<Reported> made = unmatched.values().stream()
                .filter(block -> mayBeOf(worker, block))
                .limit(worker.intent().makes.events)
                .toList();
        made.forEach(block -> unmatched.remove(block.address()));
    }

    private boolean mayBeOf(Worker worker, Reported block) {
        Makes makes = worker.intent().makes;
        boolean fits = switch (makes) {
            case NOTHING -> false;
            case MEMORY, MEMORY_AGAIN -> block.size() == worker.intentSize();
            case STRING, STRING_AGAIN ->
                block.size() >= TrueBlock.leastStringBytes(worker.intentSize(), ledger.pointerBytes());
            case VECTOR, ARRAY -> true;
        };
        return fits && block.thread() == worker.thread() && block.function().equals(worker.intent().function);
    }

    /**
     * Under Wine nothing but the calls of the ledger allocates through COM. Of a string that is reallocated it is oleaut32
     * that says whether that is a reallocation, or an allocation and a free.
     */
    private void compareCounts() {
        long allocations = 0;
        long allocationsAndReallocations = 0;
        for (ApiCall call : ApiCall.values()) {
            allocations += ledger.calls(call) * call.makes.moreBlocks;
            allocationsAndReallocations += ledger.calls(call) * call.makes.events;
        }
        long outstanding = ledger.slots().stream()
                .filter(Slot::live)
                .mapToLong(slot -> slot.call().makes == Makes.ARRAY ? 2 : 1)
                .sum();
        long doubtful = 2L * ledger.inFlight().size();
        compareCount(
                "allocations and reallocations",
                allocationsAndReallocations,
                report.allocations() + report.reallocations(),
                doubtful);
        long stringsFreed = report.allocations() - allocations;
        compareCount("frees", allocations + stringsFreed - outstanding, report.frees(), 2 * doubtful);
    }

    private void compareCount(String what, long expected, long reported, long doubtful) {
        expect(
                Math.abs(reported - expected) <= doubtful,
                expected + " " + what + ", give or take " + doubtful + "; reported: " + reported);
    }

    private void expect(boolean right, String otherwise) {
        if (!right) {
            wrong(otherwise);
        }
    }

    private void wrong(String what) {
        mismatches.add(what);
    }

    private static String text(TrueBlock block) {
        return text(block.address(), block.size(), block.function(), block.thread(), block.reallocations());
    }

    private static String text(Reported block) {
        return text(block.address(), block.size(), block.function(), block.thread(), block.reallocations());
    }

    private static String text(long address, long size, String function, int thread, int reallocations) {
        return "0x" + Long.toHexString(address) + ", " + size + " bytes, " + function + ", thread " + thread + ", "
                + reallocations + " reallocations";
    }
}
