// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.PhaseResult;
import io.comleak.leaks.PhaseShare;
import io.comleak.leaks.PhaseVerdict;
import io.comleak.model.Checkpoint;
import io.comleak.model.Phase;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a program said of itself: a line for each phase with its verdict, and for each checkpoint that it marked. */
final class PhasesText {
    /** Clean phases that have a line each; those that are not clean all have one. */
    private static final int MOST_CLEAN = 50;

    private static final int MOST_CHECKPOINTS = 10;

    private static final int MOST_OF_A_GROUP = 3;

    private final LeakCheck check;

    PhasesText(LeakCheck check) {
        this.check = check;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        phases(lines);
        checkpoints(lines);
        return lines;
    }

    private void phases(List<String> lines) {
        int clean = 0;
        for (PhaseResult result : check.phases()) {
            clean += result.verdict() == PhaseVerdict.CLEAN ? 1 : 0;
            if (result.verdict() != PhaseVerdict.CLEAN || clean <= MOST_CLEAN) {
                lines.add(line(result));
            }
        }
        if (clean > MOST_CLEAN) {
            lines.add("… and " + Amounts.count(clean - MOST_CLEAN, "more phase") + ", clean");
        }
        long more = check.run().morePhases();
        if (more > 0) {
            lines.add("Another phase was named " + Amounts.count(more, "time")
                    + ", more than are told apart: what was allocated then belongs to none.");
        }
    }

    private void checkpoints(List<String> lines) {
        List<Checkpoint> marked = check.run().checkpoints().stream()
                .filter(checkpoint -> checkpoint.cause() == Checkpoint.Cause.MARKED)
                .toList();
        marked.stream().limit(MOST_CHECKPOINTS).map(PhasesText::line).forEach(lines::add);
        if (marked.size() > MOST_CHECKPOINTS) {
            lines.add("… and " + Amounts.count(marked.size() - MOST_CHECKPOINTS, "more checkpoint"));
        }
    }

    private static String line(PhaseResult result) {
        Phase phase = result.phase();
        String kept = phase.keptBlocks() == 0
                ? ""
                : "; " + Amounts.bytesInBlocks(phase.keptBytes(), phase.keptBlocks()) + " kept until later";
        return "phase " + quoted(phase.name()) + ": " + verdict(result) + " ("
                + Amounts.count(phase.allocations(), "allocation") + ")" + kept;
    }

    private static String verdict(PhaseResult result) {
        String amounts = Amounts.bytesInBlocks(result.reportedBytes(), result.reported());
        return switch (result.verdict()) {
            case LEAKS -> "leaks, " + amounts;
            case HELD -> "held at exit, " + amounts;
            case CLEAN -> "clean";
            case NOT_KNOWN -> result.reported() == 0 ? "not known" : "not known, " + amounts + " outstanding";
        };
    }

    private static String line(Checkpoint checkpoint) {
        String name = checkpoint.name().isEmpty() ? "" : quoted(checkpoint.name()) + " ";
        return "checkpoint " + name + "after " + checkpoint.milliseconds() + " ms: "
                + Amounts.bytesInBlocks(checkpoint.outstandingBytes(), checkpoint.outstandingBlocks()) + " outstanding";
    }

    /** Where a group's blocks were allocated, such as {@code in phase "loading"}; nothing if that was in none. */
    static Optional<String> of(LeakGroup group) {
        List<PhaseShare> shares = group.allPhases();
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        if (shares.size() == 1 && shares.get(0).blocks() == group.allBlocks()) {
            return Optional.of("in phase " + quoted(shares.get(0).phase()));
        }
        String listed = String.join(
                ", ",
                shares.stream()
                        .limit(MOST_OF_A_GROUP)
                        .map(share -> quoted(share.phase()) + " (" + Amounts.count(share.blocks(), "block") + ")")
                        .toList());
        int more = shares.size() - MOST_OF_A_GROUP;
        return Optional.of((shares.size() == 1 ? "in phase " : "in phases ")
                + listed
                + (more > 0 ? " and " + Amounts.number(more) + " more" : ""));
    }

    private static String quoted(String name) {
        return "\"" + Printable.of(name) + "\"";
    }
}
