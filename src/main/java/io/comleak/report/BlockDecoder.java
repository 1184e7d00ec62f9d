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
        this.contents = new ContentsDecoder(target.machine());
    }

    /** What a block is, as far as that can be told. */
    public Optional<Decoding> decode(Block block) {
        return block.contents().isWithheld()
                ? Optional.ofNullable(block.contents().decoding())
                : contents.decode(block, origins.maker(block.stack()).orElse(""));
    }

    /** In words, such as {@code BSTR "C:\\Users"}; what is guessed begins with {@code perhaps}. */
    public Optional<String> text(Block block) {
        return decode(block).map(BlockDecoder::text);
    }

    private static String text(Decoding decoding) {
        String more = decoding.cut() ? "…" : "";
        String value = decoding.quoted()
                ? " \"" + Printable.of(decoding.value()) + more + "\""
                : decoding.value().isEmpty() ? more : " " + decoding.value() + more;
        return (decoding.guess() ? "perhaps " : "") + decoding.type() + value;
    }
}
