// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetterNamesTest {
    private static final Module MODULE = new Module(1, "C:\\dev\\app.exe", 0x1000, 0x1000, 5, null);
    private static final Frame FRAME = new Frame(0x1234, MODULE);

    private record Named(String name, SymbolOutcome outcome) implements Symbols {
        @Override
        public List<Symbol> of(Frame frame) {
            return List.of(new Symbol(name, 4, null, 0, false));
        }

        @Override
        public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
            return Optional.of(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PDB, MISSING, before",
        "PDB, EXPORT, before",
        "DWARF, UNAVAILABLE, before",
        "EXPORT, NONE, before",
        "EXPORT, PDB, anew",
        "PDB, DWARF, anew",
        "MISSING, MISMATCHED, anew",
        "NONE, MISSING, anew",
    })
    void theBetterOnesAreTaken(SymbolOutcome before, SymbolOutcome anew, String better) {
        BetterNames names = new BetterNames(new Named("before", before), new Named("anew", anew));

        assertThat(names.of(FRAME)).extracting(Symbol::function).containsExactly(better);
        assertThat(names.outcomeOf(MODULE)).contains(better.equals("anew") ? anew : before);
    }
}
