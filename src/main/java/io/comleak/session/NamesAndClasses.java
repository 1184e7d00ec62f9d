// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.classes.ModuleVtables;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Vtable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of frames, which were all asked for at once, and those of classes, which are asked for one by one. */
record NamesAndClasses(Symbols names, ModuleVtables classes) implements Symbols {
    @Override
    public List<Symbol> of(Frame frame) {
        return names.of(frame);
    }

    @Override
    public Optional<Vtable> vtable(long address) {
        return classes.at(address);
    }

    @Override
    public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
        return names.outcomeOf(module);
    }

    @Override
    public String detailOf(@Nullable Module module) {
        return names.detailOf(module);
    }

    @Override
    public List<String> remarks() {
        return names.remarks();
    }
}
