// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.findings;

import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.OwnCode;
import io.comleak.leaks.Policies;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Frame;
import io.comleak.model.Incompleteness;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.Amounts;
import io.comleak.report.BlocksText;
import io.comleak.report.ContentsShown;
import io.comleak.report.FrameText;
import io.comleak.report.HexDump;
import io.comleak.report.Printable;
import io.comleak.report.origin.Origins;
import io.comleak.report.origin.OwnLine;
import io.comleak.report.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words for findings, the same ones as in the text report. What the target made in them is harmless to a terminal. */
public final class FindingText {
    private final LeakCheck check;
    private final Target target;
    private final Symbols symbols;
    private final FrameText frames;
    private final PlainText text;
    private final BlocksText blocks;
    private final Origins origins;
    private final ContentsShown contents;
    private final Fingerprinter fingerprints;

    /** Contents says how much of what is in the blocks is shown. */
    public FindingText(LeakCheck check, Policies policies, Symbols symbols, ContentsShown contents) {
        this.check = check;
        this.target = check.run().target();
        this.symbols = symbols;
        this.frames = new FrameText(target, symbols);
        this.blocks = new BlocksText(target, symbols, contents);
        this.origins = new Origins(target, symbols);
        this.contents = contents;
        this.text = new PlainText(check, policies, symbols, contents);
        this.fingerprints = new Fingerprinter(target, symbols);
    }

    /** The pieces of text that are about no single finding. */
    public PlainText plain() {
        return text;
    }

    /** One line: what it is, how much, and where. */
    public String headline(Found found) {
        if (found instanceof Found.Blocks blocks) {
            return text.headline(blocks.group());
        }
        return found instanceof Found.Freed freed ? text.headline(freed.wrong()) : ofRun(found.rule());
    }

    /** All lines that the text report has of it. */
    public String whole(Found found) {
        if (found instanceof Found.Blocks blocks) {
            return text.whole(blocks.group());
        }
        if (found instanceof Found.Freed freed) {
            return text.whole(freed.wrong());
        }
        return found.rule() == Rule.INCOMPLETE ? text.incompleteInFull(reasons()) : ofRun(found.rule());
    }

    /** Nothing where it is about the run as a whole. */
    public Optional<Fingerprint> fingerprint(Found found) {
        return found instanceof Found.Whole ? Optional.empty() : Optional.of(fingerprints.of(found.stack()));
    }

    /** What the blocks of a group are, what made them, and what they are to be freed with; of a wrong free, what was called. */
    public Optional<String> more(Found found) {
        if (found instanceof Found.Blocks group) {
            return blocks.of(group.group());
        }
        return found instanceof Found.Freed freed
                ? origins.called(freed.stack()).map(name -> "by " + Printable.of(name))
                : Optional.empty();
    }

    /** On one line, and with a comma before them: the bytes of a block, if they are to be shown. */
    public String contents(Block block) {
        boolean bytes = contents == ContentsShown.FULL && block.contents().state() == Contents.State.READ;
        return bytes ? ", contents: " + HexDump.digits(block.contents().bytes()) : "";
    }

    /** The user's own line, or the first one further out that is known in the program's code. */
    public Optional<Symbol> source(Found found) {
        OwnLine own = frames.ownLine(found.stack());
        if (own == null) {
            return Optional.empty();
        }
        List<Frame> all = found.stack().frames();
        List<Symbol> names = symbols.of(own.frame());
        return Stream.concat(
                        names.subList(Math.min(own.symbol(), names.size()), names.size()).stream(),
                        all.subList(all.indexOf(own.frame()) + 1, all.size()).stream()
                                .filter(frame -> OwnCode.owns(target, frame))
                                .flatMap(frame -> symbols.of(frame).stream()))
                .filter(symbol -> symbol.file() != null && symbol.line() > 0)
                .findFirst();
    }

    /** The function in the program's own code, without its line; what another build calls the same. */
    public String function(Found found) {
        OwnLine own = frames.ownLine(found.stack());
        return own == null ? frames.program() : frames.function(own);
    }

    private String ofRun(Rule rule) {
        return switch (rule) {
            case INCOMPLETE -> text.incomplete(reasons());
            case HELD -> text.held();
            default -> {
                int count = check.run().childProcesses().orElse(0);
                yield Amounts.count(count, "child process", "child processes") + " of " + frames.program()
                        + (count == 1 ? " was" : " were") + " not watched.";
            }
        };
    }

    private List<Incompleteness> reasons() {
        return check instanceof LeakCheck.Incomplete incomplete ? incomplete.reasons() : List.of();
    }
}
