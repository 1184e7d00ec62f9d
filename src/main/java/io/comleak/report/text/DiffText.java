// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Standing;
import io.comleak.leaks.diff.Change;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.report.Amounts;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One text about what changed. */
final class DiffText {
    private final TextOptions options;
    private final List<Change> worse;
    private final List<Change> less;
    private final TextPage page;
    private final Palette palette;
    private final DiffVerdictText verdict;
    private final ChangeText numbers;

    DiffText(TextOptions options, Policies policies, LeakDiff diff, Writer out) {
        this.options = options;
        this.page = new TextPage(out);
        this.palette = new Palette(options.colour());
        List<Change> shown = diff.changes().stream()
                .filter(change -> policies.shows(change.finding()))
                .toList();
        this.worse = shown.stream().filter(change -> change.standing().worse()).toList();
        this.less = shown.stream()
                .filter(change -> !change.standing().worse() && change.standing() != Standing.UNCHANGED)
                .toList();
        this.verdict = new DiffVerdictText(diff, shown, policies);
        this.numbers = new ChangeText(shown);
    }

    boolean somethingIsWorse() {
        return !worse.isEmpty();
    }

    void write(DiffStatus status) throws IOException {
        page.line(answer());
        page.lines(verdict.notes());
        for (Change change : worse.subList(0, Math.min(options.limit(), worse.size()))) {
            new FindingText(change.found().example(), options, palette, page).write(change, numbers);
        }
        more(worse.size() - options.limit(), "more finding");
        page.gap();
        for (Change change : less.subList(0, Math.min(options.limit(), less.size()))) {
            line(change);
        }
        more(less.size() - options.limit(), "more that did not get worse", "more that did not get worse");
        page.gap();
        page.lines(verdict.totals());
        if (status.code() != 0 || !worse.isEmpty()) {
            page.line(DiffVerdictText.exit(status));
        }
        page.flush();
    }

    private String answer() {
        if (worse.isEmpty()) {
            return verdict.incomplete()
                    ? palette.paint(Role.DOUBTFUL, "INCOMPLETE:") + " " + verdict.nothingSeen()
                    : verdict.nothingNew();
        }
        return verdict.worse();
    }

    /** One line of what became less. */
    private void line(Change change) throws IOException {
        String name =
                String.format("%-7s  %-10s", ChangeText.title(change.standing()), ChangeText.noun(change.finding()));
        page.line(name + "  " + change.fingerprint().digits() + "  " + numbers.inShort(change) + ", "
                + new FindingText(change.found().example(), options, palette, page).place());
    }

    private void more(int count, String singular) throws IOException {
        more(count, singular, singular + "s");
    }

    private void more(int count, String singular, String plural) throws IOException {
        if (count > 0) {
            page.gap();
            page.line("… and " + Amounts.count(count, singular, plural) + " (--limit=all shows them)");
        }
    }
}
