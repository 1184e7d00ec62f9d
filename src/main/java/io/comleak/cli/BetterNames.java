// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Vtable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For each module the better of two kinds of names, the new ones where both are as good: a module that is not there any
 * more, or not on this machine, keeps the names that it had.
 */
record BetterNames(Symbols before, Symbols anew) implements Symbols {
    @Override
    public List<Symbol> of(Frame frame) {
        return better(frame.module()).of(frame);
    }

    @Override
    public Optional<Vtable> vtable(long address) {
        return anew.vtable(address).or(() -> before.vtable(address));
    }

    @Override
    public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
        return better(module).outcomeOf(module);
    }

    @Override
    public String detailOf(@Nullable Module module) {
        return better(module).detailOf(module);
    }

    @Override
    public List<String> remarks() {
        return anew.remarks();
    }

    private Symbols better(@Nullable Module module) {
        return rank(anew, module) >= rank(before, module) ? anew : before;
    }

    private static int rank(Symbols symbols, @Nullable Module module) {
        return symbols.outcomeOf(module).map(BetterNames::rank).orElse(0);
    }

    private static int rank(SymbolOutcome outcome) {
        return switch (outcome) {
            case PDB, DWARF -> 2;
            case EXPORT, MISMATCHED -> 1;
            case NONE, MISSING, REPLACED, CRASHED, TIMED_OUT, UNAVAILABLE -> 0;
        };
    }
}
