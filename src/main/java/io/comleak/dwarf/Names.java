// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what functions are called. Names are put together from the scopes that they are in, rather than from what their
 * compiler made of them for the linker: that way one way of reading serves C++, Rust and Go, whichever way each of them mangles.
 */
final class Names {
    private static final int MAX_LINKS = 16;
    /** How many functions and classes, each told of elsewhere, can lie one within the other. */
    private static final int MAX_ENCLOSING = 8;

    /**
     * What entries that point to each other say together.
     *
     * @param name without scopes
     * @param linkageName what the linker knew it by
     * @param declaration offset of the last of them, which lies where it was declared
     */
    private record Definition(
            @Nullable String name, @Nullable String linkageName, long declaration) {}

    private final Units units;
    private final Budget budget;

    Names(Units units, Budget budget) {
        this.units = units;
        this.budget = budget;
    }

    /** By the entries' offsets; those without a name are left out. */
    Map<Long, FunctionName> of(Collection<Long> entries) throws IOException {
        return of(entries, MAX_ENCLOSING);
    }

    private Map<Long, FunctionName> of(Collection<Long> entries, int depth) throws IOException {
        Map<Long, Definition> definitions = new HashMap<>();
        for (long entry : entries) {
            definition(entry, definitions);
        }
        Map<Long, String> scopes = scopes(definitions.values(), depth);
        Map<Long, FunctionName> names = new HashMap<>();
        definitions.forEach((entry, definition) -> {
            String scope = scopes.getOrDefault(definition.declaration, "");
            String name = definition.name == null ? definition.linkageName : scope + definition.name;
            if (name != null) {
                names.put(entry, new FunctionName(name, definition.linkageName));
            }
        });
        return names;
    }

    private void definition(long entry, Map<Long, Definition> definitions) throws IOException {
        try {
            definitions.put(entry, define(entry));
        } catch (MalformedDwarfException e) {
            // Then it has no name.
        }
    }

    private Definition define(long start) throws IOException {
        Entry entry = new Entry();
        String name = null;
        String linkageName = null;
        long offset = start;
        long next = start;
        for (int links = 0; next >= 0 && links < MAX_LINKS; links++) {
            budget.spend();
            offset = next;
            Unit unit = units.around(offset);
            if (!unit.cursor(offset).next(entry)) {
                throw new MalformedDwarfException("an entry points to none");
            }
            name = name == null ? unit.text(entry, Attribute.NAME) : name;
            linkageName = linkageName == null ? linkageName(unit, entry) : linkageName;
            next = Math.max(unit.reference(entry, Attribute.ORIGIN), unit.reference(entry, Attribute.SPECIFICATION));
        }
        return new Definition(name, linkageName, offset);
    }

    private static @Nullable String linkageName(Unit unit, Entry entry) throws IOException {
        String name = unit.text(entry, Attribute.LINKAGE_NAME);
        return name == null ? unit.text(entry, Attribute.MIPS_LINKAGE_NAME) : name;
    }

    /** By the declarations' offsets: what stands before the names, {@code ::} included. */
    private Map<Long, String> scopes(Collection<Definition> definitions, int depth) throws IOException {
        SortedMap<Long, TreeSet<Long>> byUnit = new TreeMap<>();
        for (Definition definition : definitions) {
            long unit = units.around(definition.declaration).header().offset();
            byUnit.computeIfAbsent(unit, offset -> new TreeSet<>()).add(definition.declaration);
        }
        Map<Long, Scope> scopes = new HashMap<>();
        for (TreeSet<Long> wanted : byUnit.values()) {
            scopes.putAll(new ScopeWalk(units.around(wanted.first()), budget).of(wanted));
        }
        return spelled(scopes, depth);
    }

    private Map<Long, String> spelled(Map<Long, Scope> scopes, int depth) throws IOException {
        List<Long> enclosing = new ArrayList<>();
        scopes.values().stream().map(Scope::within).filter(entry -> entry >= 0).forEach(enclosing::add);
        Map<Long, FunctionName> functions = enclosing.isEmpty() || depth == 0 ? Map.of() : of(enclosing, depth - 1);
        Map<Long, String> spelled = new HashMap<>();
        scopes.forEach((entry, scope) -> {
            FunctionName function = functions.get(scope.within());
            spelled.put(entry, function == null ? scope.names() : function.name() + "::" + scope.names());
        });
        return spelled;
    }
}
