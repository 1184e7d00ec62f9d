// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import io.comleak.model.Symbols;
import java.util.List;
import java.util.Optional;

/** Says what blocks are. What the function that made a block says of it comes before what its bytes look like. */
public final class ContentsDecoder {
    /** For a guess, those that are least likely to be met by chance come first. */
    private final List<Shape> shapes;

    private final int pointerBytes;

    /** Symbols know the tables of virtual functions. */
    public ContentsDecoder(Machine machine, Symbols symbols) {
        pointerBytes = machine == Machine.X64 ? Long.BYTES : Integer.BYTES;
        shapes = List.of(
                new VirtualObject(symbols),
                new Bstr(),
                new SafeArray(),
                new SafeArrayData(),
                new Variants(),
                new ItemIdList(),
                new WideText(),
                new NarrowText(),
                new Guid());
    }

    /** What a block is, if its bytes were read and say it; {@code api} made it, without its module, or empty. */
    public Optional<Decoding> decode(Block block, String api) {
        if (block.contents().state() != Contents.State.READ || block.size() == 0) {
            return Optional.empty();
        }
        BlockBytes bytes = new BlockBytes(block.contents().bytes(), block.address(), block.size(), pointerBytes);
        return shapes.stream()
                .filter(shape -> shape.isMadeBy(api))
                .map(shape -> shape.decode(bytes, false))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> guess(bytes));
    }

    private Optional<Decoding> guess(BlockBytes bytes) {
        return shapes.stream()
                .map(shape -> shape.decode(bytes, true))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
