// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names that are those of others, but for what is overridden: who adds something to names drops nothing of them. */
public interface ForwardingSymbols extends Symbols {
    /** The others. */
    Symbols names();

    @Override
    default List<Symbol> of(Frame frame) {
        return names().of(frame);
    }

    @Override
    default Optional<Vtable> vtable(long address) {
        return names().vtable(address);
    }

    @Override
    default Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
        return names().outcomeOf(module);
    }

    @Override
    default String detailOf(@Nullable Module module) {
        return names().detailOf(module);
    }

    @Override
    default Optional<Boolean> own(Module module) {
        return names().own(module);
    }

    @Override
    default List<String> remarks() {
        return names().remarks();
    }
}
