// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.contents.ContentsDecoder;
import io.comleak.model.Block;
import io.comleak.model.Decoding;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.origin.Origins;
import java.util.Optional;

/** Says what blocks are, by the function that made them, and by their bytes. */
public final class BlockDecoder {
    private final Origins origins;
    private final ContentsDecoder contents;

    public BlockDecoder(Target target, Symbols symbols) {
        this.origins = new Origins(target, symbols);
        this.contents = new ContentsDecoder(target.machine(), symbols);
    }

    /** What a block is, as far as that can be told. */
    public Optional<Decoding> decode(Block block) {
        Optional<Decoding> before = Optional.ofNullable(block.contents().decoding());
        return block.contents().isWithheld() ? before : better(before, anew(block));
    }

    private Optional<Decoding> anew(Block block) {
        return contents.decode(block, origins.maker(block.stack()).orElse(""));
    }

    /** The class of an object is known from files that may not be there any more: no less is said than before. */
    private static Optional<Decoding> better(Optional<Decoding> before, Optional<Decoding> anew) {
        boolean asGood = before.isEmpty()
                || anew.filter(found -> found.isOfClass()
                                || (found.isObject() && !before.get().isOfClass()))
                        .isPresent();
        return asGood ? anew : before;
    }

    /** In words, such as {@code BSTR "C:\\Users"}; what is guessed begins with {@code perhaps}. */
    public Optional<String> text(Block block) {
        return decode(block).map(BlockDecoder::text);
    }

    private static String text(Decoding decoding) {
        String more = decoding.cut() ? "…" : "";
        String value = Printable.of(decoding.value());
        String shown = decoding.quoted()
                ? " \"" + value + more + "\""
                : (value.isEmpty() ? "" : " " + value) + (decoding.cut() ? " …" : "");
        return (decoding.guess() ? "perhaps " : "") + Printable.of(decoding.type()) + shown;
    }
}
