// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import io.comleak.model.Symbols;
import io.comleak.model.Vtable;
import java.util.Optional;

/** An object with virtual functions: its first word points to a table of them in a module. */
final class VirtualObject implements Shape {
    private final Symbols symbols;

    VirtualObject(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    public boolean isMadeBy(String api) {
        return false;
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        boolean pointer = block.has(0, block.pointerBytes()) && block.isPointer(0) && block.pointer(0) != 0;
        return pointer ? symbols.vtable(block.pointer(0)).map(VirtualObject::decoding) : Optional.empty();
    }

    private static Decoding decoding(Vtable vtable) {
        String module = vtable.module().shortName();
        String value = vtable.className().isEmpty()
                ? "with a vtable in " + module + "+0x" + Long.toHexString(vtable.offset())
                : Decoding.OF + module + "!" + vtable.className();
        return new Decoding(Decoding.OBJECT, value, false, false, true);
    }
}
