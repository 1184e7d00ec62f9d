// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import io.comleak.dwarf.DwarfAnswer;
import io.comleak.dwarf.DwarfSymbols;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What DWARF tells of modules. It is asked before DbgHelp, which reads none on Windows, and too little under Wine; but not of
 * a module that names a program database, unless that one was not found. What it leaves unnamed is asked of DbgHelp all the
 * same.
 */
final class DwarfNames {
    private final List<Path> folders;
    private final Map<Module, DwarfAnswer> answers = new TreeMap<>(Comparator.comparingInt(Module::id));

    DwarfNames(SymbolLocations locations) {
        folders = foldersOf(locations.searchPath());
    }

    /** Reads the DWARF of one module; {@code limit} says when to give up. */
    void read(Module module, SortedMap<Long, Boolean> offsets, Duration limit) {
        answers.put(module, DwarfSymbols.of(module, offsets, folders, limit));
    }

    /** The offsets of a module that have names. */
    Set<Long> named(Module module) {
        DwarfAnswer answer = answers.get(module);
        return answer == null ? Set.of() : answer.byOffset().keySet();
    }

    /** All that is known of a module; {@code others} is what DbgHelp told, if it was asked. */
    ModuleSymbols with(@Nullable ModuleSymbols others, Module module) {
        DwarfAnswer answer = answers.get(module);
        ModuleSymbols rest = others == null ? ModuleSymbols.without(SymbolOutcome.NONE, "") : others;
        if (answer == null || !saysMore(answer.outcome(), rest.outcome())) {
            return rest;
        }
        Map<Long, List<Symbol>> byOffset = new HashMap<>(rest.byOffset());
        byOffset.putAll(answer.byOffset());
        // A program database that was refused is told of, though DWARF names a part of the code: that of the compiler's
        // run-time library has some.
        return rest.outcome() == SymbolOutcome.MISMATCHED
                ? new ModuleSymbols(rest.outcome(), rest.detail(), byOffset)
                : new ModuleSymbols(answer.outcome(), answer.detail(), byOffset);
    }

    /** Names count for more than none, and the reason why there are none for more than that there are none. */
    private static boolean saysMore(SymbolOutcome dwarf, SymbolOutcome others) {
        return switch (dwarf) {
            case DWARF -> true;
            case NONE -> false;
            default -> others == SymbolOutcome.NONE || others == SymbolOutcome.EXPORT;
        };
    }

    private static List<Path> foldersOf(@Nullable String searchPath) {
        List<Path> folders = new ArrayList<>();
        for (String part : searchPath == null ? new String[0] : searchPath.split(";", -1)) {
            if (!part.isBlank() && part.indexOf('*') < 0) { // an asterisk is part of what names a symbol server
                addFolder(folders, part.strip());
            }
        }
        return folders;
    }

    private static void addFolder(List<Path> folders, String part) {
        try {
            folders.add(Path.of(part));
        } catch (InvalidPathException e) {
            // There can be no such folder.
        }
    }
}
