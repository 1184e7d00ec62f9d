// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that a file has. */
final class SavedSymbols implements Symbols {
    private final Map<Frame, List<Symbol>> names = new HashMap<>();
    private final Map<Module, SymbolOutcome> outcomes = new HashMap<>();

    void put(Frame frame, List<Symbol> symbols) {
        names.put(frame, symbols);
    }

    void put(Module module, SymbolOutcome outcome) {
        outcomes.put(module, outcome);
    }

    @Override
    public List<Symbol> of(Frame frame) {
        return names.getOrDefault(frame, List.of());
    }

    @Override
    public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
        return Optional.ofNullable(module).map(outcomes::get);
    }
}
