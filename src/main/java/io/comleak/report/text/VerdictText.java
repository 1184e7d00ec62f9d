// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Verdict;
import io.comleak.model.Apartment;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.model.RunFacts;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import io.comleak.report.Names;
import io.comleak.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The sentences that say what was found. None of them says more than is known. */
final class VerdictText {
    private final LeakCheck check;
    private final RunFacts run;
    private final Policies policies;
    private final String program;

    VerdictText(LeakCheck check, Policies policies) {
        this.check = check;
        this.run = check.run();
        this.policies = policies;
        this.program = Printable.of(run.target().name());
    }

    /** The sentences behind {@code HELD AT EXIT: }. */
    String held() {
        return outstanding(check.totals(LeakClass.HELD_AT_EXIT)) + " when " + program
                + " ended with COM still initialised" + itself() + ". Live objects may own that: it is not judged.";
    }

    /** The sentence behind {@code INCOMPLETE: }. */
    String incomplete(List<Incompleteness> reasons) {
        Ending ending = run.ending();
        return ending instanceof Ending.Exited
                ? Printable.of(reasons.get(0).detail())
                : program + " " + EndingText.of(ending) + whenInComsLife() + ".";
    }

    /** The reasons that {@link #incomplete} has not given, one sentence each. */
    List<String> otherReasons(List<Incompleteness> reasons) {
        return reasons.stream()
                .filter(reason -> !isTheEnding(reason.kind()))
                .skip(run.ending() instanceof Ending.Exited ? 1 : 0)
                .map(reason -> Printable.of(reason.detail()))
                .toList();
    }

    /** What was outstanding, and why it is no leak. */
    String outstandingThen(List<Incompleteness> reasons) {
        String then = (run.ending() instanceof Ending.Exited ? " at the end" : " then") + itself() + ".";
        LeakTotals totals = check.totals(LeakClass.OUTSTANDING);
        if (totals.blocks() == 0) {
            return "Of what was seen, nothing was outstanding" + then;
        }
        boolean missed = reasons.stream()
                .anyMatch(reason -> reason.kind().comleaksFault() || reason.kind() == Incompleteness.Kind.SPY_REVOKED);
        return outstanding(totals)
                + then
                + (missed ? " Frees may have been missed." : " What of it would have been freed cannot be known.");
    }

    /** All that was found in one line, and the program in another; a single line where nothing was found. */
    List<String> closing() {
        List<String> parts = new ArrayList<>();
        addVerdict(parts);
        addLateFrees(parts);
        addWrongFrees(parts);
        addWindowsLateFrees(parts);
        addSuppressed(parts);
        if (parts.isEmpty()) {
            return List.of(target());
        }
        String summary = String.join(" · ", parts);
        return check.verdict() == Verdict.NO_LEAKS && parts.size() == 1
                ? List.of(summary + ". " + target())
                : List.of(summary, target());
    }

    /** What there is to say where nothing was found. */
    String nothingFound() {
        return nothing() + itself();
    }

    private String target() {
        String time = Amounts.time(run.duration());
        return program + " (pid " + Integer.toUnsignedString(run.target().processId()) + ", "
                + Names.of(run.target().machine()) + ") "
                + (run.ending() instanceof Ending.Exited
                        ? EndingText.of(run.ending()) + " after " + time
                        : "ran for " + time)
                + ": " + work();
    }

    private String work() {
        if (run.counts().allocations() == 0) {
            return "no allocation was seen";
        }
        String allocations = Amounts.count(run.counts().allocations(), "allocation");
        return check.verdict() == Verdict.NO_LEAKS
                        && check.suppressions().used().isEmpty()
                ? allocations + ", all freed"
                : allocations + ", at most " + Amounts.count(run.counts().peakBlocks(), "block") + " and "
                        + Amounts.count(run.counts().peakBytes(), "byte") + " outstanding";
    }

    private void addVerdict(List<String> parts) {
        if (check.verdict() == Verdict.LEAKS) {
            LeakTotals leaks = check.totals(LeakClass.LEAK);
            parts.add(Amounts.count(leaks.groups(), "leak") + ", " + Amounts.bytesInBlocks(leaks) + itself());
        } else if (check.verdict() == Verdict.NO_LEAKS) {
            parts.add(nothingFound());
        }
    }

    private void addWindowsLateFrees(List<String> parts) {
        if (check.windowsLateFrees().blocks() > 0) {
            parts.add(
                    Amounts.blocksAndBytes(check.windowsLateFrees()) + ", that Windows freed after COM was shut down");
        }
    }

    private void addSuppressed(List<String> parts) {
        parts.addAll(new SuppressionsText(check.suppressions()).used());
    }

    private String nothing() {
        if (run.counts().allocations() == 0 && !run.comInitialised()) {
            return "No use of COM was seen";
        }
        return check.openApartments().isEmpty() ? "No leaks" : "Nothing outstanding, with COM still initialised";
    }

    private void addLateFrees(List<String> parts) {
        LeakTotals late = check.totals(LeakClass.LATE_FREE);
        if (late.groups() > 0 && policies.shows(Finding.LATE_FREES)) {
            parts.add(Amounts.count(late.groups(), "late free") + ", " + Amounts.bytesInBlocks(late));
        }
    }

    private void addWrongFrees(List<String> parts) {
        if (!policies.shows(Finding.WRONG_FREES)) {
            return;
        }
        long certain = times(true);
        if (certain > 0) {
            parts.add(Amounts.count(certain, "wrong free"));
        }
        long possible = times(false);
        if (possible > 0) {
            parts.add(Amounts.count(possible, "possible wrong free"));
        }
    }

    private long times(boolean certain) {
        return check.wrongFrees().stream()
                .filter(wrong -> wrong.certain() == certain)
                .mapToLong(WrongFree::times)
                .sum();
    }

    private static String outstanding(LeakTotals totals) {
        return Amounts.blocksAndBytes(totals) + (totals.blocks() == 1 ? ", was outstanding" : ", were outstanding");
    }

    private String whenInComsLife() {
        if (!check.openApartments().isEmpty()) {
            return " before COM was shut down";
        }
        return run.apartments().stream().anyMatch(Apartment::own) ? " after COM was shut down" : "";
    }

    /** Children are never left out in silence. */
    private String itself() {
        OptionalInt children = run.childProcesses();
        if (children.isEmpty()) {
            return " in " + program + " itself; child processes could not be counted";
        }
        int count = children.getAsInt();
        return count == 0
                ? ""
                : " in " + program + " itself; " + Amounts.count(count, "child process", "child processes")
                        + (count == 1 ? " was" : " were") + " not watched";
    }

    private static boolean isTheEnding(Incompleteness.Kind kind) {
        return switch (kind) {
            case CRASHED, KILLED, TIMED_OUT, INTERRUPTED -> true;
            case EVENTS_LOST, STREAM_DAMAGED, STALLED, SPY_REVOKED, KILLED_IN_ALLOCATOR -> false;
        };
    }
}
