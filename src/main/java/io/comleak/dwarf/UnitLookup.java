// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks in one unit for whatever is not found yet. */
final class UnitLookup {
    private final Unit unit;
    private final Targets targets;
    private final Budget budget;

    UnitLookup(Unit unit, Targets targets, Budget budget) {
        this.unit = unit;
        this.targets = targets;
        this.budget = budget;
    }

    /** Reads as much of the unit as is needed; most need no more than their root. */
    void run() throws IOException {
        RangeReader ranges = new RangeReader(unit, targets, budget);
        Entry root = unit.root();
        if (!hasCode(root) || (RangeReader.has(root) && !ranges.of(root).matter())) {
            return;
        }
        new FunctionWalk(unit, ranges, budget).run();
        List<Target> found =
                targets.all().stream().filter(target -> target.call() != null).toList();
        if (!found.isEmpty()) {
            FileTable files = lines(root);
            for (Target target : found) {
                target.found(levels(target, files));
            }
        }
    }

    private static boolean hasCode(Entry root) {
        return root.hasChildren() && (root.tag() == Tag.COMPILE_UNIT || root.tag() == Tag.SKELETON_UNIT);
    }

    /** Gives what is looked up its rows. A broken table costs lines, not names. */
    private @Nullable FileTable lines(Entry root) throws IOException {
        if (!root.has(Attribute.LINE_TABLE)) {
            return null;
        }
        try {
            LineHeader header = LineHeader.read(unit, root.value(Attribute.LINE_TABLE));
            new LineProgram(header, targets, budget).run();
            return header.files();
        } catch (MalformedDwarfException e) {
            return null;
        }
    }

    private List<Level> levels(Target target, @Nullable FileTable files) throws IOException {
        List<Level> levels = new ArrayList<>();
        LineRow row = target.row();
        for (Call call = target.call(); call != null; call = call.caller()) {
            levels.add(level(target, call, row, files));
            row = new LineRow(call.file(), call.line());
        }
        return levels;
    }

    private static Level level(Target target, Call call, @Nullable LineRow row, @Nullable FileTable files)
            throws IOException {
        String file = row == null || row.line() == 0 || files == null ? null : pathOf(row, files);
        int line = row == null || file == null ? 0 : row.line();
        long displacement = Math.max(0, target.offset() - call.first());
        return new Level(call.entry(), call.inlined(), displacement, file, line);
    }

    private static @Nullable String pathOf(LineRow row, FileTable files) throws IOException {
        try {
            return files.path(row.file());
        } catch (MalformedDwarfException e) {
            return null;
        }
    }
}
