// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnCode;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Verdict;
import io.comleak.model.Apartment;
import io.comleak.model.Incompleteness;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import io.comleak.report.BlockDecoder;
import io.comleak.report.FrameText;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One text report: what it opens with, the findings, the summary. */
final class TextReport {
    private static final int MOST_APARTMENTS = 8;

    private final Policies policies;
    private final int limit;
    private final LeakCheck check;
    private final TextPage page;
    private final Palette palette;
    private final FrameText frames;
    private final StackText stacks;
    private final BlockText blocks;
    private final GroupText groups;
    private final WrongFreeText wrongFrees;
    private final VerdictText verdict;

    TextReport(TextOptions options, Policies policies, Symbols symbols, LeakCheck check, Writer out) {
        this.policies = policies;
        this.limit = options.limit();
        this.check = check;
        this.page = new TextPage(out);
        this.palette = new Palette(options.colour());
        Target target = check.run().target();
        this.frames = new FrameText(target, symbols);
        this.stacks = new StackText(frames, symbols, palette, options.maxFrames());
        this.blocks = new BlockText(frames, new BlockDecoder(target, symbols), options.contents(), options.maxDump());
        Fingerprinter fingerprints = new Fingerprinter(target, symbols);
        this.groups = new GroupText(frames, stacks, blocks, palette, fingerprints, options.maxBlocks());
        this.wrongFrees = new WrongFreeText(target, frames, stacks, blocks, palette, fingerprints);
        this.verdict = new VerdictText(check, policies);
    }

    void complete(ExitStatus status) throws IOException {
        if (check.verdict() == Verdict.HELD) {
            page.line(palette.paint(Role.DOUBTFUL, "HELD AT EXIT:") + " " + verdict.held());
            openApartments();
        }
        findings(status.baseline());
        closing(status);
    }

    void incomplete(List<Incompleteness> reasons, ExitStatus status) throws IOException {
        page.line(palette.paint(Role.DOUBTFUL, "INCOMPLETE:") + " " + verdict.incomplete(reasons));
        page.lines(verdict.otherReasons(reasons));
        page.line(verdict.outstandingThen(reasons));
        new FaultText(check, frames, stacks).write(page);
        findings(status.baseline());
        closing(status);
    }

    private void openApartments() throws IOException {
        List<Apartment> open = check.openApartments();
        List<Apartment> shown = open.subList(0, Math.min(MOST_APARTMENTS, open.size()));
        for (Apartment apartment : shown) {
            open(apartment);
        }
        if (shown.size() < open.size()) {
            page.line("  … " + Amounts.count(open.size() - shown.size(), "more apartment"));
        }
    }

    private void open(Apartment apartment) throws IOException {
        page.line("  " + BlockText.thread(apartment.thread(), apartment.kind()) + " initialised COM "
                + stacks.inOwnCode(
                        apartment.entered(), OwnCode.firstFrame(check.run().target(), apartment.entered())));
    }

    private void killedThreads() throws IOException {
        List<Apartment> killed = check.run().apartments().stream()
                .filter(apartment -> apartment.end() == Apartment.End.THREAD_KILLED)
                .toList();
        for (Apartment apartment : killed.subList(0, Math.min(MOST_APARTMENTS, killed.size()))) {
            page.line("Thread " + Integer.toUnsignedString(apartment.thread()) + " (" + apartment.kind()
                    + ") was killed in its apartment: what it held was never released.");
        }
        if (killed.size() > MOST_APARTMENTS) {
            page.line("… and " + Amounts.count(killed.size() - MOST_APARTMENTS, "more thread"));
        }
    }

    private void findings(Baseline baseline) throws IOException {
        LeakCheck unknown = baseline.withoutKnown(check);
        List<LeakGroup> shown = unknown.groups().stream()
                .filter(group -> policies.shows(Finding.of(group.leakClass())))
                .toList();
        List<WrongFree> wrong = policies.shows(Finding.WRONG_FREES) ? unknown.wrongFrees() : List.of();
        for (LeakGroup group : shown.subList(0, Math.min(limit, shown.size()))) {
            groups.write(group, BaselineText.remarks(baseline.of(group)), page);
        }
        for (WrongFree one : wrong.subList(0, Math.min(Math.max(0, limit - shown.size()), wrong.size()))) {
            wrongFrees.write(one, BaselineText.remarks(baseline.of(one)), page);
        }
        int more = shown.size() + wrong.size() - limit;
        if (more > 0) {
            page.gap();
            page.line("… and " + Amounts.count(more, "more finding") + " (--limit=all shows them)");
        }
    }

    private void closing(ExitStatus status) throws IOException {
        page.gap();
        if (status.baseline().exists()) {
            page.lines(new BaselineText(check, policies).lines(status.baseline()));
        }
        page.lines(verdict.closing());
        page.lines(new SuppressionsText(check.suppressions()).idle());
        killedThreads();
        if (check.run().oleCache()) {
            page.line("The OLE cache was left on (--ole-cache): blocks that it keeps look like leaks.");
        }
        long withoutStack = check.run().counts().withoutStack();
        if (withoutStack > 0) {
            page.line(
                    Amounts.count(withoutStack, "event") + (withoutStack == 1 ? " was" : " were")
                            + " recorded without a stack, as comleak's room for stacks, or the thread's own stack, was used up.");
        }
        if (status.baseline().withoutKnown(check).verdict() == Verdict.LEAKS
                && !status.failures().contains(Finding.LEAKS)) {
            page.line("The leaks are within what --max-leaks and --max-bytes tolerate.");
        }
        if (policies.showsAnyOf(check) || status.code() != 0) {
            page.line(ExitText.of(status, check));
        }
        page.flush();
    }
}
