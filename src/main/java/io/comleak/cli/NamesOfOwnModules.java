// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Vtable;
import io.comleak.report.origin.OwnModules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of frames, and which modules the user counts as their own. */
record NamesOfOwnModules(Symbols names, OwnModules modules) implements Symbols {
    @Override
    public List<Symbol> of(Frame frame) {
        return names.of(frame);
    }

    @Override
    public Optional<Vtable> vtable(long address) {
        return names.vtable(address);
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
    public Optional<Boolean> own(Module module) {
        return modules.own(module);
    }

    @Override
    public List<String> remarks() {
        return names.remarks();
    }
}
