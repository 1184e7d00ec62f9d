// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.LeakCheck;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Why frames have no names, or worse ones than they could have, and what helps. That a module has no symbols is not told of: Windows' own often have none. */
final class SymbolsText {
    private static final int MOST_MODULES = 3;

    private final Symbols symbols;
    /** In order of loading. */
    private final Map<Integer, Module> modules = new TreeMap<>();

    SymbolsText(LeakCheck check, Symbols symbols) {
        this.symbols = symbols;
        check.frames().stream()
                .map(Frame::module)
                .filter(Objects::nonNull)
                .forEach(module -> modules.put(module.id(), module));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(symbols.remarks());
        for (SymbolOutcome outcome : SymbolOutcome.values()) {
            List<Module> with = modules.values().stream()
                    .filter(module -> symbols.outcomeOf(module).equals(Optional.of(outcome)))
                    .toList();
            String remedy = remedy(outcome);
            if (!with.isEmpty() && !remedy.isEmpty()) {
                lines.add(names(with) + " " + outcome.predicate() + detail(with) + ". " + remedy);
            }
        }
        return lines;
    }

    private static String names(List<Module> modules) {
        List<String> names = modules.stream()
                .limit(MOST_MODULES)
                .map(module -> Printable.of(module.name()))
                .toList();
        int more = modules.size() - names.size();
        return String.join(", ", names)
                + (more > 0 ? " and " + Amounts.count(more, "more module") : "")
                + (modules.size() > 1 ? ": each" : "");
    }

    private String detail(List<Module> modules) {
        String detail = symbols.detailOf(modules.get(0));
        return detail.isEmpty() ? "" : " (" + Printable.of(detail) + ")";
    }

    private static String remedy(SymbolOutcome outcome) {
        return switch (outcome) {
            case PDB, DWARF, EXPORT, NONE, MISSING -> "";
            case REPLACED -> "Run it again.";
            case MISMATCHED -> "Those of this very build are needed: --symbols=FOLDER.";
            case CRASHED -> "Build it anew, or give it a PDB that is whole.";
            case TIMED_OUT -> "A symbol server may be slow: comleak report --resolve-symbols tries again.";
            case UNAVAILABLE ->
                "Is comleak-symbols-x64.exe beside comleak's other files, and let run? comleak report --resolve-symbols"
                        + " tries again.";
        };
    }
}
