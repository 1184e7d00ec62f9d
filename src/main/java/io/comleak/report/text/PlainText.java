// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.Policies;
import io.comleak.model.Incompleteness;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import io.comleak.report.BlockDecoder;
import io.comleak.report.BlocksText;
import io.comleak.report.ContentsShown;
import io.comleak.report.FrameText;
import io.comleak.report.Printable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The text report in pieces and without colours, for the forms that carry text for people within them. */
public final class PlainText {
    private final LeakCheck check;
    private final FrameText frames;
    private final StackText stacks;
    private final GroupText groups;
    private final WrongFreeText wrongFrees;
    private final VerdictText verdict;
    private final OpeningText opening;
    private final Policies policies;
    private final SymbolsText symbolsText;

    /** Contents says how much of what is in the blocks is shown. */
    public PlainText(LeakCheck check, Policies policies, Symbols symbols, ContentsShown contents) {
        TextOptions usual = TextOptions.DEFAULT;
        Palette palette = new Palette(false);
        Target target = check.run().target();
        Fingerprinter fingerprints = new Fingerprinter(target, symbols);
        this.check = check;
        this.frames = new FrameText(target, symbols);
        this.stacks = new StackText(frames, symbols, palette, usual.maxFrames(), usual.sources());
        BlockText blocks = new BlockText(frames, new BlockDecoder(target, symbols), contents, usual.maxDump());
        this.groups = new GroupText(
                new BlocksText(target, symbols, contents), stacks, blocks, palette, fingerprints, usual.maxBlocks());
        this.wrongFrees = new WrongFreeText(frames, stacks, blocks, palette, fingerprints);
        this.verdict = new VerdictText(check, policies);
        this.opening = new OpeningText(check, verdict, frames, stacks, palette);
        this.policies = policies;
        this.symbolsText = new SymbolsText(check, symbols);
    }

    /** One line: what it is, how much, and where. */
    public String headline(LeakGroup group) {
        return oneSpace(groups.headline(group));
    }

    /** One line: what it is, and where. */
    public String headline(WrongFree wrong) {
        return oneSpace(wrongFrees.headline(wrong));
    }

    /** All that the text report has of a group. */
    public String whole(LeakGroup group) {
        return written(page -> groups.write(group, page));
    }

    /** All that the text report has of a wrong free. */
    public String whole(WrongFree wrong) {
        return written(page -> wrongFrees.write(wrong, page));
    }

    /** Why the result is incomplete, and what was outstanding. */
    public String incomplete(List<Incompleteness> reasons) {
        return "INCOMPLETE: " + verdict.incomplete(reasons);
    }

    /** What there is to say of an incomplete result beyond its first line. */
    public String incompleteInFull(List<Incompleteness> reasons) {
        return written(page -> {
            page.line(incomplete(reasons));
            page.lines(verdict.otherReasons(reasons));
            page.line(verdict.outstandingThen(reasons));
            new FaultText(check, frames, stacks).write(page);
        });
    }

    /** The lines before the findings, which say why the result is no judgement; empty where it is one. */
    public List<String> opening() {
        return written(page -> opening.write(page)).lines().toList();
    }

    /** The lines behind the findings, all in short first. */
    public List<String> summary(ExitStatus status) {
        return new ClosingText(check, policies, verdict, symbolsText)
                .lines(status).stream().map(Printable::noCommand).toList();
    }

    /** What was outstanding with COM still initialised. */
    public String held() {
        return "HELD AT EXIT: " + verdict.held();
    }

    /** What there is to say where nothing was found. */
    public String nothingFound() {
        return verdict.nothingFound();
    }

    /** The last lines of the text report: all in short, the program, and the exit code. */
    public List<String> closing(ExitStatus status) {
        return Stream.concat(verdict.closing().stream(), Stream.of(ExitText.of(status, check)))
                .map(Printable::noCommand)
                .toList();
    }

    private static String oneSpace(String headline) {
        return headline.replaceFirst(" {2}", " ");
    }

    /** Writes to a page. */
    private interface Part {
        void write(TextPage page) throws IOException;
    }

    private static String written(Part part) {
        StringWriter text = new StringWriter();
        try {
            part.write(new TextPage(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }
}
