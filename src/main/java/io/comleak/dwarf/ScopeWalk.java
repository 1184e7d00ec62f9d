// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;

/** Finds what entries of a unit lie within: an entry does not tell, one has to come by. */
final class ScopeWalk {
    /** An entry on the way. */
    private record Open(long offset, int tag) {}

    private final Unit unit;
    private final Budget budget;
    private final OpenEntries<Open> open = new OpenEntries<>();
    private final Entry entry = new Entry();
    private final Map<Long, Scope> scopes = new HashMap<>();

    ScopeWalk(Unit unit, Budget budget) {
        this.unit = unit;
        this.budget = budget;
    }

    /** By the entries' offsets. Of those behind a broken one nothing is known. */
    Map<Long, Scope> of(NavigableSet<Long> entries) throws IOException {
        try {
            walk(unit.cursor(unit.header().firstEntry()), entries);
        } catch (MalformedDwarfException e) {
            // What was found before is right all the same.
        }
        return scopes;
    }

    private void walk(EntryCursor cursor, NavigableSet<Long> entries) throws IOException {
        Long next = entries.first();
        do {
            budget.spend();
            step(cursor, next);
            next = entries.higher(Math.max(cursor.offset(), next - 1));
        } while (next != null && open.depth() > 0 && !cursor.atEnd());
    }

    private void step(EntryCursor cursor, long next) throws IOException {
        Abbreviation kind = cursor.kind();
        if (kind == null) {
            open.pop();
            return;
        }
        if (cursor.offset() == next || kind.hasChildren()) {
            cursor.read(kind, entry);
        } else {
            cursor.skip(kind);
        }
        if (cursor.offset() == next) {
            scopes.put(next, scope("operator()".equals(unit.text(entry, Attribute.NAME))));
        }
        if (kind.hasChildren()) {
            enter(cursor, next);
        }
    }

    private void enter(EntryCursor cursor, long next) throws IOException {
        long sibling = unit.reference(entry, Attribute.SIBLING);
        if (sibling > next || sibling < 0) {
            open.push(new Open(entry.offset(), entry.tag()));
        } else {
            cursor.jump(sibling);
        }
    }

    private Scope scope(boolean callOperator) throws IOException {
        Entry around = new Entry();
        String names = "";
        for (int level = open.depth() - 1; level > 0; level--) {
            Open scope = open.at(level);
            if (scope == null || (!Tag.isFunction(scope.tag) && !Tag.isScope(scope.tag))) {
                continue;
            }
            unit.cursor(scope.offset).next(around);
            if (isToldElsewhere(around)) {
                return new Scope(scope.offset, names);
            }
            names = name(around, callOperator && names.isEmpty()) + names;
        }
        return new Scope(-1, names);
    }

    /** A function's name takes more than its entry, and so does that of a class which is defined outside the one it belongs to. */
    private static boolean isToldElsewhere(Entry scope) {
        return Tag.isFunction(scope.tag()) || scope.has(Attribute.SPECIFICATION);
    }

    private String name(Entry scope, boolean lambda) throws IOException {
        String name = unit.text(scope, Attribute.NAME);
        if (name != null) {
            return name + "::";
        }
        if (scope.tag() == Tag.NAMESPACE) {
            return "(anonymous namespace)::";
        }
        return lambda ? "<lambda>::" : "<unnamed>::";
    }
}
