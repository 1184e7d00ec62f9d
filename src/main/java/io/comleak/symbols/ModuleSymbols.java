// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import io.comleak.demangle.Demangler;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one module's names.
 *
 * @param outcome where they come from, or why there are none
 * @param detail the program database, or what the helper said; may be empty
 * @param byOffset symbols of the addresses asked for, by distance from the module's base; inlined calls first
 */
public record ModuleSymbols(SymbolOutcome outcome, String detail, Map<Long, List<Symbol>> byOffset) {
    /** Bytes behind an export up to which it says something: what follows may be any number of unnamed functions. */
    private static final long MAX_EXPORT_DISPLACEMENT = 64 << 10;

    public ModuleSymbols {
        Map<Long, List<Symbol>> meaningful = new HashMap<>();
        for (Map.Entry<Long, List<Symbol>> entry : byOffset.entrySet()) {
            if (isMeaningful(outcome, entry.getValue())) {
                meaningful.put(
                        entry.getKey(),
                        entry.getValue().stream().map(ModuleSymbols::readable).toList());
            }
        }
        byOffset = Map.copyOf(meaningful);
    }

    /** Of C++ and Rust, exports and public symbols have the names that the linker knows. */
    private static Symbol readable(Symbol symbol) {
        String function = Demangler.demangled(symbol.function());
        return function.equals(symbol.function())
                ? symbol
                : new Symbol(function, symbol.displacement(), symbol.file(), symbol.line(), symbol.inlined());
    }

    static ModuleSymbols without(SymbolOutcome outcome, String detail) {
        return new ModuleSymbols(outcome, detail, Map.of());
    }

    /** A sentence about a module of this name: why its frames are not as good as they could be. */
    String problem(String module) {
        return module + " " + outcome.predicate() + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static boolean isMeaningful(SymbolOutcome outcome, List<Symbol> symbols) {
        return outcome.isDebugInformation()
                || symbols.stream().allMatch(symbol -> symbol.displacement() <= MAX_EXPORT_DISPLACEMENT);
    }
}
