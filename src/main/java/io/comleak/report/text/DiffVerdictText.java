// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.failure.ErrorId;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Standing;
import io.comleak.leaks.diff.Amount;
import io.comleak.leaks.diff.Change;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.leaks.diff.Side;
import io.comleak.report.Amounts;
import io.comleak.report.ExitCodes;
import io.comleak.report.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences about a comparison. */
final class DiffVerdictText {
    private static final List<Finding> COMPARED =
            List.of(Finding.LEAKS, Finding.HELD, Finding.LATE_FREES, Finding.WRONG_FREES);
    private static final int MOST_NAMES = 8;

    private final LeakDiff diff;
    private final List<Change> shown;
    private final Policies policies;

    DiffVerdictText(LeakDiff diff, List<Change> shown, Policies policies) {
        this.diff = diff;
        this.shown = shown;
        this.policies = policies;
    }

    boolean incomplete() {
        return !diff.after().incomplete().isEmpty();
    }

    String worse() {
        return counts(Stream.of(Standing.NEW, Standing.NOT_COMPARABLE, Standing.GROWN)) + ".";
    }

    String nothingNew() {
        String known = known();
        return "Nothing new: " + (known.isEmpty() ? "nothing was found before or now" : known) + ".";
    }

    String nothingSeen() {
        String known = known();
        return "nothing new was seen, but not everything was" + (known.isEmpty() ? "." : "; " + known + ".");
    }

    private String known() {
        return counts(Stream.of(
                Standing.UNCHANGED, Standing.SHRUNK, Standing.FIXED, Standing.PERHAPS_FIXED, Standing.NOT_RUN));
    }

    private String counts(Stream<Standing> standings) {
        return standings
                .flatMap(standing -> COMPARED.stream().map(finding -> count(standing, finding)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String count(Standing standing, Finding finding) {
        long n = shown.stream()
                .filter(change -> change.standing() == standing && change.finding() == finding)
                .count();
        return n == 0 ? "" : ChangeText.count(n, standing, finding);
    }

    /** What has to be known to read the numbers. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        diff.after()
                .incomplete()
                .forEach(check -> notes.add("The new run is incomplete: " + incomplete(check) + outstanding(check)));
        diff.before()
                .incomplete()
                .forEach(check -> notes.add(
                        "The old run is incomplete: " + incomplete(check) + " What it did not see looks new."));
        if (diff.renamed()) {
            notes.add("The old run is of " + names(diff.before().runs().keySet()) + ", the new one of "
                    + names(diff.after().runs().keySet()) + ": they are compared as if they were one program.");
        }
        if (!diff.notRun().isEmpty()) {
            notes.add("Not run again: " + names(diff.notRun()) + ". What was found there is not fixed.");
        }
        if (!diff.runLessOften().isEmpty()) {
            notes.add("Run less often than before: " + names(diff.runLessOften())
                    + ". What looks shrunk or fixed there may not have run.");
        }
        if (shown.stream().anyMatch(change -> change.standing() == Standing.NOT_COMPARABLE)) {
            notes.add("What cannot be compared counts as new: one side has names for it, the other only exports or"
                    + " offsets. Give both runs their symbols (--symbols), and compare again.");
        }
        return notes;
    }

    private String incomplete(LeakCheck.Incomplete check) {
        return new VerdictText(check, policies).incomplete(check.reasons());
    }

    private static String outstanding(LeakCheck.Incomplete check) {
        LeakTotals totals = check.totals(LeakClass.OUTSTANDING);
        return totals.blocks() == 0
                ? ""
                : " What was outstanding then is not compared: " + Amounts.blocksAndBytes(totals) + ".";
    }

    private static String names(Collection<String> programs) {
        String names = programs.stream().limit(MOST_NAMES).map(Printable::of).collect(Collectors.joining(", "));
        return programs.size() <= MOST_NAMES
                ? names
                : names + " and " + Amounts.number(programs.size() - MOST_NAMES) + " more";
    }

    /** A line for each kind of finding that there is. */
    List<String> totals() {
        return COMPARED.stream()
                .filter(policies::shows)
                .filter(finding -> shown.stream().anyMatch(change -> change.finding() == finding))
                .map(this::totals)
                .toList();
    }

    private String totals(Finding finding) {
        Amount before = amount(diff.before(), finding);
        Amount after = amount(diff.after(), finding);
        String counts = ChangeText.noun(finding) + "s: "
                + ChangeText.fromTo(findings(diff.before(), finding), findings(diff.after(), finding));
        return finding == Finding.WRONG_FREES
                ? counts + ", " + ChangeText.fromTo(before.blocks(), after.blocks()) + " times"
                : counts + ", " + ChangeText.fromTo(before.blocks(), after.blocks()) + " blocks, "
                        + ChangeText.fromTo(before.bytes(), after.bytes()) + " bytes";
    }

    /** How many a side has, counted as changes are: what is owned and changed as its owner did is none of its own. */
    private long findings(Side side, Finding finding) {
        return shown.stream()
                .filter(change -> change.finding() == finding)
                .filter(change -> side.found().containsKey(change.key()))
                .count();
    }

    private static Amount amount(Side side, Finding finding) {
        return side.found().entrySet().stream()
                .filter(entry -> entry.getKey().finding() == finding)
                .map(entry -> entry.getValue().inAll())
                .reduce(Amount.NONE, Amount::plus);
    }

    static String exit(DiffStatus status) {
        String why = switch (status.cause()) {
            case NEW ->
                COMPARED.stream()
                        .filter(status.failures()::contains)
                        .map(finding -> "new or grown " + ChangeText.noun(finding) + "s")
                        .collect(Collectors.joining(", "));
            case INCOMPLETE -> ExitText.failure(ErrorId.NEW_SIDE_INCOMPLETE);
            case NOTHING_NEW -> "nothing new that is set to fail";
        };
        return "exit " + ExitCodes.text(status.code()) + ": " + why;
    }
}
