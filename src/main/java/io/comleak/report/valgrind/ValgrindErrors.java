// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.Block;
import io.comleak.model.WrongFree;
import io.comleak.report.XmlWriter;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes findings as errors of memcheck. It has a fixed set of kinds, and readers refuse others; what is no leak for
 * certain is said to be still reachable, and the words tell what it is.
 */
final class ValgrindErrors {
    private final XmlWriter xml;
    private final ValgrindStacks stacks;
    private final FindingText text;
    private final List<Long> counts = new ArrayList<>();
    private long unique;

    ValgrindErrors(XmlWriter xml, ValgrindStacks stacks, FindingText text) {
        this.xml = xml;
        this.stacks = stacks;
        this.text = text;
    }

    /** Writes it if memcheck would have told it while the program ran. */
    void writeDuringRun(Found found) throws IOException {
        if (found instanceof Found.Freed freed) {
            wrongFree(freed);
            counts.add(freed.wrong().times());
        } else if (found instanceof Found.Whole) {
            start("ClientCheck", 0);
            xml.element("what", text.headline(found));
            stacks.write(found.stack());
            xml.end();
            counts.add(1L);
        }
    }

    /** How often each of those happened, by their numbers. */
    void writeCounts() throws IOException {
        xml.start("errorcounts");
        for (int at = 0; at < counts.size(); at++) {
            xml.start("pair")
                    .element("count", counts.get(at))
                    .element("unique", ValgrindStacks.hex(at))
                    .end();
        }
        xml.end();
    }

    /** Writes it if memcheck would have told it after the program's end. */
    void writeAfterRun(Found found) throws IOException {
        if (found instanceof Found.Blocks blocks) {
            group(found, blocks.group());
        }
    }

    private void group(Found found, LeakGroup group) throws IOException {
        List<Block> kept = group.kept();
        start(
                group.leakClass() == LeakClass.LEAK ? "Leak_DefinitelyLost" : "Leak_StillReachable",
                kept.isEmpty() ? 0 : kept.get(0).thread());
        xml.start("xwhat")
                .element("text", what(found) + (kept.isEmpty() ? "" : text.contents(kept.get(0))))
                .element("leakedbytes", group.allBytes())
                .element("leakedblocks", group.allBlocks())
                .end();
        stacks.write(group.stack());
        FreedLate freed = group.freed();
        if (freed != null) {
            xml.element("auxwhat", "freed " + freed.millisecondsAfter() + " ms after COM was shut down, by");
            stacks.write(freed.stack());
        }
        xml.end();
    }

    private void wrongFree(Found.Freed found) throws IOException {
        WrongFree wrong = found.wrong();
        start("InvalidFree", wrong.thread());
        xml.element("what", what(found));
        stacks.write(wrong.freed());
        if (wrong.firstFreed() != null) {
            xml.element("auxwhat", "the block was freed first by");
            stacks.write(wrong.firstFreed());
        }
        Block block = wrong.block();
        if (block != null) {
            xml.element("auxwhat", "the block of " + block.size() + " bytes was allocated by");
            stacks.write(block.stack());
        }
        xml.end();
    }

    private String what(Found found) {
        return text.headline(found)
                + text.more(found).map(more -> ", " + more).orElse("")
                + text.fingerprint(found).map(print -> ", fingerprint " + print).orElse("");
    }

    private void start(String kind, int thread) throws IOException {
        xml.start("error")
                .element("unique", ValgrindStacks.hex(unique++))
                .element("tid", Integer.toUnsignedLong(thread))
                .element("kind", kind);
    }
}
