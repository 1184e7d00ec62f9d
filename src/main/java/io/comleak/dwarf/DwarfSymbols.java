// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names the offsets of one module from its DWARF. Whatever goes wrong costs names; it is never an exception. */
public final class DwarfSymbols {
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f]");

    private final Module module;
    /** By offset, whether it is that of an instruction rather than a return address. */
    private final Map<Long, Boolean> offsets;

    private final List<Path> folders;
    private final Budget budget;

    private DwarfSymbols(Module module, Map<Long, Boolean> offsets, List<Path> folders, Duration limit) {
        this.module = module;
        this.offsets = offsets;
        this.folders = folders;
        this.budget = new Budget(limit);
    }

    /**
     * Names what is asked for.
     *
     * @param module whose image, if it is still the one that was loaded, is read; or the debug file that belongs to it
     * @param offsets by each, whether it is that of an instruction rather than a return address
     * @param folders where debug files are looked for too, besides the image's own folder
     * @param limit when to give up
     */
    public static DwarfAnswer of(Module module, Map<Long, Boolean> offsets, List<Path> folders, Duration limit) {
        try {
            return new DwarfSymbols(module, offsets, folders, limit).answer(Path.of(module.path()));
        } catch (LateException e) {
            return DwarfAnswer.without(SymbolOutcome.TIMED_OUT, "");
        } catch (MalformedDwarfException e) {
            return DwarfAnswer.without(SymbolOutcome.CRASHED, String.valueOf(e.getMessage()));
        } catch (IOException | InvalidPathException e) {
            return DwarfAnswer.without(SymbolOutcome.NONE, "");
        }
    }

    private DwarfAnswer answer(Path path) throws IOException {
        try (PeFile image = PeFile.open(path)) {
            if (!image.isImageOf(module)) {
                return DwarfAnswer.without(SymbolOutcome.NONE, "");
            }
            if (Sections.areIn(image)) {
                return read(image, "");
            }
            Optional<DebugLink> link = DebugLink.of(image);
            return link.isEmpty() ? DwarfAnswer.without(SymbolOutcome.NONE, "") : follow(link.get(), path);
        }
    }

    private DwarfAnswer follow(DebugLink link, Path image) throws IOException {
        DwarfAnswer answer = DwarfAnswer.without(SymbolOutcome.NONE, "");
        for (Path place : link.places(image, folders)) {
            try (PeFile file = PeFile.open(place)) {
                if (link.fits(file.bytes(), budget)) {
                    return read(file, place.toString());
                }
                answer = DwarfAnswer.without(SymbolOutcome.MISMATCHED, place.toString());
            } catch (NoSuchFileException | MalformedDwarfException e) {
                // Perhaps there is one at the next place.
            }
        }
        return answer;
    }

    private DwarfAnswer read(PeFile file, String detail) throws IOException {
        try (DwarfFile dwarf = new DwarfFile(file, budget)) {
            Map<Long, List<NamedLevel>> found =
                    dwarf.lookUp(offsets.keySet().stream().map(this::lookUpOf).collect(Collectors.toSet()));
            Map<Long, List<Symbol>> symbols = new HashMap<>();
            for (long offset : offsets.keySet()) {
                List<NamedLevel> levels = found.get(lookUpOf(offset));
                if (levels != null) {
                    symbols.put(offset, symbols(levels, offset - lookUpOf(offset)));
                }
            }
            return new DwarfAnswer(symbols.isEmpty() ? SymbolOutcome.NONE : SymbolOutcome.DWARF, detail, symbols);
        }
    }

    /** A return address may already belong to the next line, or the next function. */
    private long lookUpOf(long offset) {
        return Boolean.TRUE.equals(offsets.get(offset)) ? offset : offset - 1;
    }

    private static List<Symbol> symbols(List<NamedLevel> levels, long distance) {
        return levels.stream().map(level -> symbol(level, distance)).toList();
    }

    private static Symbol symbol(NamedLevel named, long distance) {
        Level level = named.level();
        String name = harmless(named.name().name());
        String file = level.file() == null ? null : harmless(level.file());
        return new Symbol(name, level.displacement() + distance, file, level.line(), level.inlined());
    }

    /** As the symbol helper writes names: a function, or a file, is called the same whatever its symbols come from. */
    private static String harmless(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
