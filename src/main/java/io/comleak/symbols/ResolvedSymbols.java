// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of all frames that were asked for.
 *
 * @param byModule each module in which there was such a frame, in order of loading
 * @param remarks sentences about the search as a whole
 */
public record ResolvedSymbols(Map<Module, ModuleSymbols> byModule, List<String> remarks) implements Symbols {
    public ResolvedSymbols {
        remarks = List.copyOf(remarks);
        byModule = Collections.unmodifiableMap(new LinkedHashMap<>(byModule));
    }

    @Override
    public List<Symbol> of(Frame frame) {
        return Optional.ofNullable(frame.module())
                .map(byModule::get)
                .map(symbols -> symbols.byOffset().get(frame.offset()))
                .orElse(List.of());
    }

    @Override
    public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
        return Optional.ofNullable(module).map(byModule::get).map(ModuleSymbols::outcome);
    }

    @Override
    public String detailOf(@Nullable Module module) {
        return Optional.ofNullable(module)
                .map(byModule::get)
                .map(ModuleSymbols::detail)
                .orElse("");
    }

    /** One sentence for each module without debug information that could be used, in order of loading. */
    public Map<Module, String> problems() {
        Map<Module, String> problems = new LinkedHashMap<>();
        byModule.forEach((module, symbols) -> {
            if (!symbols.outcome().isDebugInformation()) {
                problems.put(module, symbols.problem(module.name()));
            }
        });
        return problems;
    }
}
