// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Verdict;
import io.comleak.model.Apartment;
import io.comleak.model.Incompleteness;
import io.comleak.report.Amounts;
import io.comleak.report.FrameText;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import java.util.List;

/** What a report begins with where the result is not to be taken as a judgement: why, and what is known all the same. */
final class OpeningText {
    static final int MOST_APARTMENTS = 8;

    private final LeakCheck check;
    private final VerdictText verdict;
    private final FrameText frames;
    private final StackText stacks;
    private final Palette palette;

    OpeningText(LeakCheck check, VerdictText verdict, FrameText frames, StackText stacks, Palette palette) {
        this.check = check;
        this.verdict = verdict;
        this.frames = frames;
        this.stacks = stacks;
        this.palette = palette;
    }

    /** Writes nothing where everything was judged. */
    void write(TextPage page) throws IOException {
        if (check instanceof LeakCheck.Incomplete incomplete) {
            incomplete(incomplete.reasons(), page);
        } else if (check.verdict() == Verdict.HELD) {
            page.line(palette.paint(Role.DOUBTFUL, "HELD AT EXIT:") + " " + verdict.held());
            openApartments(page);
        }
    }

    private void incomplete(List<Incompleteness> reasons, TextPage page) throws IOException {
        page.line(palette.paint(Role.DOUBTFUL, "INCOMPLETE:") + " " + verdict.incomplete(reasons));
        page.lines(verdict.otherReasons(reasons));
        page.line(verdict.outstandingThen(reasons));
        new FaultText(check, frames, stacks).write(page);
    }

    private void openApartments(TextPage page) throws IOException {
        List<Apartment> open = check.openApartments();
        List<Apartment> shown = open.subList(0, Math.min(MOST_APARTMENTS, open.size()));
        for (Apartment apartment : shown) {
            page.line("  " + BlockText.thread(apartment.thread(), apartment.kind()) + " initialised COM "
                    + stacks.inOwnCode(apartment.entered()));
        }
        if (shown.size() < open.size()) {
            page.line("  … " + Amounts.count(open.size() - shown.size(), "more apartment"));
        }
    }
}
