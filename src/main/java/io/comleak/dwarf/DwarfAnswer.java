// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.util.List;
import java.util.Map;

/**
 * What DWARF tells of a module.
 *
 * @param outcome DWARF if it names anything, NONE if it does not, or the image is not at hand; or what is wrong with it
 * @param detail the file that it is about, if that is not the image; or what is wrong
 * @param byOffset symbols, inlined calls first, of those of the offsets asked for that it knows
 */
public record DwarfAnswer(SymbolOutcome outcome, String detail, Map<Long, List<Symbol>> byOffset) {
    public DwarfAnswer {
        byOffset = Map.copyOf(byOffset);
    }

    static DwarfAnswer without(SymbolOutcome outcome, String detail) {
        return new DwarfAnswer(outcome, detail, Map.of());
    }
}
