// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of a unit and finds the functions that what is looked up lies in. */
final class FunctionWalk {
    private final Unit unit;
    private final Budget budget;
    private final RangeReader ranges;
    private final OpenEntries<Call> open = new OpenEntries<>();
    private final Entry entry = new Entry();

    FunctionWalk(Unit unit, RangeReader ranges, Budget budget) {
        this.unit = unit;
        this.budget = budget;
        this.ranges = ranges;
    }

    void run() throws IOException {
        EntryCursor cursor = unit.cursor(unit.header().firstEntry());
        do {
            budget.spend();
            step(cursor);
        } while (open.depth() > 0 && !cursor.atEnd());
    }

    private void step(EntryCursor cursor) throws IOException {
        Abbreviation kind = cursor.kind();
        if (kind == null) {
            open.pop();
            return;
        }
        Call call = open.top();
        if (Tag.isFunction(kind.tag())) {
            cursor.read(kind, entry);
            call = take(call);
        } else {
            cursor.skip(kind);
        }
        if (kind.hasChildren()) {
            open.push(call);
        }
    }

    /** What the children of the entry lie in. */
    private @Nullable Call take(@Nullable Call enclosing) throws IOException {
        boolean inlined = entry.tag() == Tag.INLINED_SUBROUTINE;
        Ranges code = ranges.of(entry);
        if (!code.matter()) {
            return inlined ? enclosing : null;
        }
        Call call = Call.of(entry, enclosing, code);
        if (call.isTooDeep()) {
            throw new MalformedDwarfException("too many calls are inlined into each other");
        }
        code.each(target -> target.offer(call));
        return call;
    }
}
