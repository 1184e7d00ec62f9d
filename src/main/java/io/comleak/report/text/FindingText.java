// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.diff.Change;
import io.comleak.leaks.diff.Example;
import io.comleak.report.Amounts;
import io.comleak.report.BlockDecoder;
import io.comleak.report.BlocksText;
import io.comleak.report.FrameText;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a finding of a comparison, as the report of its run would, with how it changed. */
final class FindingText {
    private final Example example;
    private final TextPage page;
    private final StackText stacks;
    private final GroupText groups;
    private final WrongFreeText wrongFrees;

    FindingText(Example example, TextOptions options, Palette palette, TextPage page) {
        this.example = example;
        this.page = page;
        FrameText frames = new FrameText(example.target(), example.symbols());
        this.stacks = new StackText(frames, example.symbols(), palette, options.maxFrames(), options.sources());
        BlockText blocks = new BlockText(
                frames, new BlockDecoder(example.target(), example.symbols()), options.contents(), options.maxDump());
        Fingerprinter fingerprints = new Fingerprinter(example.target(), example.symbols());
        this.groups = new GroupText(
                new BlocksText(example.target(), example.symbols(), options.contents()),
                stacks,
                blocks,
                palette,
                fingerprints,
                options.maxBlocks());
        this.wrongFrees = new WrongFreeText(frames, stacks, blocks, palette, fingerprints);
    }

    /** In full. */
    void write(Change change, ChangeText numbers) throws IOException {
        Remarks remarks = new Remarks(ChangeText.title(change.standing()) + " ", remarks(change, numbers));
        if (example instanceof Example.OfGroup of) {
            groups.write(of.group(), remarks, page);
        } else if (example instanceof Example.OfWrongFree of) {
            wrongFrees.write(of.wrongFree(), remarks, page);
        }
    }

    private static List<String> remarks(Change change, ChangeText numbers) {
        List<String> remarks = new ArrayList<>();
        remarks.add("change: " + numbers.of(change));
        if (change.formerly().isPresent()) {
            Finding formerly = change.formerly().get();
            remarks.add("was a " + ChangeText.noun(formerly) + " before");
        }
        if (change.found().findings() > 1) {
            remarks.add(
                    "the largest of " + Amounts.count(change.found().findings(), "finding") + " with this fingerprint");
        }
        Basis basis = change.fingerprint().basis();
        if (basis != Basis.NAMES) {
            remarks.add("known by " + Names.of(basis) + ", which another build may change");
        }
        return remarks;
    }

    /** Where it is, for a single line. */
    String place() {
        return stacks.inOwnCode(example.stack());
    }
}
