// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import static java.util.Comparator.comparing;

import io.comleak.leaks.Standing;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed from one side to the other.
 *
 * @param before the old side
 * @param after the new side
 * @param changes one for each key of either, what is owned and changed as its owner did counted with that: new ones first, the
 *     largest change first within each standing
 */
public record LeakDiff(Side before, Side after, List<Change> changes) {
    private static final Comparator<Change> ORDER = comparing(Change::standing)
            .thenComparing(Change::finding)
            .thenComparing(change -> -Math.abs(change.difference().bytes()))
            .thenComparing(change -> -Math.abs(change.difference().blocks()))
            .thenComparing(change -> change.fingerprint().digits());

    public LeakDiff {
        changes = List.copyOf(changes);
    }

    public static LeakDiff of(Side before, Side after) {
        List<Change> changes = OwnedChanges.withOwners(each(before, after));
        return new LeakDiff(before, after, changes.stream().sorted(ORDER).toList());
    }

    /** What changed of each key alone, whatever owns what. */
    static List<Change> each(Side before, Side after) {
        Comparison comparison = new Comparison(before, after);
        Set<Key> keys = new LinkedHashSet<>(after.found().keySet());
        keys.addAll(before.found().keySet());
        return keys.stream().map(comparison::of).toList();
    }

    /** Of that standing, in order. */
    public List<Change> with(Standing standing) {
        return changes.stream().filter(change -> change.standing() == standing).toList();
    }

    /** Whether both sides have one program, called differently: then it is taken for the same. */
    public boolean renamed() {
        return renamed(before, after);
    }

    static boolean renamed(Side before, Side after) {
        return before.runs().size() == 1
                && after.runs().size() == 1
                && !before.runs().keySet().equals(after.runs().keySet());
    }

    /** Programs of the old side that the new one does not have. */
    public Set<String> notRun() {
        Set<String> programs = new TreeSet<>();
        if (!renamed()) {
            programs.addAll(before.runs().keySet());
            programs.removeAll(after.runs().keySet());
        }
        return programs;
    }

    /** Programs that the new side has fewer runs of than the old one, but has. */
    public Set<String> runLessOften() {
        Set<String> programs = new TreeSet<>();
        before.runs().forEach((program, runs) -> {
            if (after.runs().getOrDefault(program, runs) < runs) {
                programs.add(program);
            }
        });
        return programs;
    }
}
