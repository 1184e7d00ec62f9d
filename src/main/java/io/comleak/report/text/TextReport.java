// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import io.comleak.report.BlockDecoder;
import io.comleak.report.BlocksText;
import io.comleak.report.FrameText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One text report: what it opens with, the findings, the summary. */
final class TextReport {
    private final Policies policies;
    private final int limit;
    private final LeakCheck check;
    private final TextPage page;
    private final Palette palette;
    private final SymbolsText symbolsText;
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
        this.symbolsText = new SymbolsText(check, symbols);
        this.frames = new FrameText(target, symbols);
        this.stacks = new StackText(frames, symbols, palette, options.maxFrames(), options.sources());
        this.blocks = new BlockText(frames, new BlockDecoder(target, symbols), options.contents(), options.maxDump());
        Fingerprinter fingerprints = new Fingerprinter(target, symbols);
        this.groups = new GroupText(
                new BlocksText(target, symbols, options.contents()),
                stacks,
                blocks,
                palette,
                fingerprints,
                options.maxBlocks());
        this.wrongFrees = new WrongFreeText(frames, stacks, blocks, palette, fingerprints);
        this.verdict = new VerdictText(check, policies);
    }

    void write(ExitStatus status) throws IOException {
        new OpeningText(check, verdict, frames, stacks, palette).write(page);
        findings(status.baseline());
        page.gap();
        page.lines(new PhasesText(check).lines());
        page.gap();
        page.lines(new ClosingText(check, policies, verdict, symbolsText).lines(status));
        page.flush();
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
}
