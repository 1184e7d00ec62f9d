// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnedGroup;
import io.comleak.model.Block;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.origin.Origin;
import io.comleak.report.origin.Origins;
import java.util.List;
import java.util.Optional;

/** Says in a line what the blocks of a group are, what made them, and what they are to be freed with. */
public final class BlocksText {
    /** Characters of what a block is; all of it stands with the block. */
    private static final int MOST_CONTENTS = 80;

    private final Origins origins;
    private final BlockDecoder decoder;
    private final ContentsShown shown;

    /** Contents says whether what is in the blocks may be told. */
    public BlocksText(Target target, Symbols symbols, ContentsShown shown) {
        this.origins = new Origins(target, symbols);
        this.decoder = new BlockDecoder(target, symbols);
        this.shown = shown;
    }

    /** The line, such as {@code BSTR "C:\\Users", made by SysAllocString, to be freed with SysFreeString}; or nothing. */
    public Optional<String> of(LeakGroup group) {
        String contents = contents(group);
        // What was freed late was freed.
        String made = made(origins.of(group), group.leakClass() != LeakClass.LATE_FREE);
        String line = contents + (contents.isEmpty() || made.isEmpty() ? "" : ", ") + made;
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    /** What made them alone, such as {@code made by SysAllocString}; or nothing. */
    public Optional<String> madeBy(OwnedGroup owned) {
        String made = made(origins.of(owned.alone(LeakClass.LEAK)), false);
        return made.isEmpty() ? Optional.empty() : Optional.of(made);
    }

    /** Whether the line says of a group's only block all that is known of its contents. */
    public boolean tellsAll(LeakGroup group) {
        return shown != ContentsShown.NONE
                && group.blocks() == 1
                && decoder.text(group.kept().get(0)).orElse("").length() <= MOST_CONTENTS;
    }

    /** What all blocks have in common, or what the first of them is where they differ or not all are known. */
    private String contents(LeakGroup group) {
        if (shown == ContentsShown.NONE || group.kept().isEmpty()) {
            return "";
        }
        Optional<String> first = decoder.text(group.kept().get(0)).map(BlocksText::cut);
        if (first.isEmpty() || group.blocks() == 1) {
            return first.orElse("");
        }
        return (allAlike(group) ? "each is " : "the first is ") + first.get();
    }

    private boolean allAlike(LeakGroup group) {
        List<Block> kept = group.kept();
        Optional<String> first = decoder.text(kept.get(0));
        return group.blocks() == kept.size()
                && kept.stream().allMatch(block -> decoder.text(block).equals(first));
    }

    private static String made(Origin origin, boolean withFreeing) {
        Optional<String> freeing = withFreeing ? origin.freeing() : Optional.empty();
        if (origin.within() != null) {
            String where = origin.function() == null ? origin.module() : origin.function();
            return "made by " + Printable.of(origin.within())
                    + (where == null ? "" : " in " + Printable.of(where))
                    + freeing.map(function -> ", freed with " + function + " or by what holds it")
                            .orElse("");
        }
        if (origin.function() == null) {
            return origin.module() == null ? "" : "made in " + Printable.of(origin.module());
        }
        return "made by " + Printable.of(origin.function())
                + freeing.map(function -> ", to be freed with " + function).orElse("");
    }

    /** Of text, the part that says what it is; without half a character at the end. */
    private static String cut(String text) {
        if (text.length() <= MOST_CONTENTS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CONTENTS - 2)) ? MOST_CONTENTS - 2 : MOST_CONTENTS - 1;
        return text.substring(0, end) + "…";
    }
}
