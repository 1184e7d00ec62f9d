// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An image, or a debug file, with DWARF in it. */
final class DwarfFile implements Closeable {
    private final PeFile file;
    private final Budget budget;
    private final Inflation inflation;

    DwarfFile(PeFile file, Budget budget) {
        this.file = file;
        this.budget = budget;
        this.inflation = new Inflation(budget);
    }

    static DwarfFile open(Path path, Budget budget) throws IOException {
        return new DwarfFile(PeFile.open(path), budget);
    }

    /**
     * By each offset of which anything is known: the functions that it lies in, innermost first.
     *
     * @param offsets in the image, all together: each unit is read but once
     */
    Map<Long, List<NamedLevel>> lookUp(Collection<Long> offsets) throws IOException {
        Units units = new Units(Sections.of(file, inflation), budget);
        Targets targets = new Targets(file, offsets);
        for (UnitHeader header : units.headers()) {
            lookUp(units, header, targets);
        }
        return named(targets.all(), new Names(units, budget));
    }

    /** What is broken costs the names of its unit. */
    private void lookUp(Units units, UnitHeader header, Targets targets) throws IOException {
        try {
            budget.spend();
            new UnitLookup(units.open(header), targets, budget).run();
        } catch (MalformedDwarfException e) {
            targets.all().forEach(Target::forget);
        }
    }

    private static Map<Long, List<NamedLevel>> named(List<Target> targets, Names source) throws IOException {
        Set<Long> entries = targets.stream()
                .flatMap(target -> target.levels().stream())
                .map(Level::entry)
                .collect(Collectors.toSet());
        Map<Long, FunctionName> names = source.of(entries);
        Map<Long, List<NamedLevel>> named = new HashMap<>();
        for (Target target : targets) {
            List<NamedLevel> levels = named(target, names);
            if (!levels.isEmpty()) {
                named.put(target.offset(), levels);
            }
        }
        return named;
    }

    private static List<NamedLevel> named(Target target, Map<Long, FunctionName> names) {
        List<NamedLevel> levels = new ArrayList<>();
        for (Level level : target.levels()) {
            FunctionName name = names.get(level.entry());
            if (name != null) {
                levels.add(new NamedLevel(name, level));
            }
        }
        return levels;
    }

    @Override
    public void close() throws IOException {
        inflation.close();
        file.close();
    }
}
