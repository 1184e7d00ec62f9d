// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Takes out the groups that suppressions match, each with what it owns: who knows of a leak knows of what hangs on it. What the
 * built-in list matches goes alone, as a cache of the runtime's may well hold a leak of the program's. What is owned goes too where
 * it is matched itself, and its owner stays.
 */
final class GroupFilter {
    private record Place(LeakClass leakClass, List<Frame> frames) {
        static Place of(LeakGroup group) {
            return new Place(group.leakClass(), group.stack().frames());
        }
    }

    private final List<Suppression> suppressions;
    private final SuppressionMatcher matcher;
    private final Subjects subjects;
    private final SuppressionTally tally;
    private final List<LeakGroup> left = new ArrayList<>();
    private final List<LeakGroup> orphans = new ArrayList<>();

    /** The matcher is of these suppressions. */
    GroupFilter(List<Suppression> suppressions, SuppressionMatcher matcher, Subjects subjects, SuppressionTally tally) {
        this.suppressions = suppressions;
        this.matcher = matcher;
        this.subjects = subjects;
        this.tally = tally;
    }

    /** Those that no suppression matches, in the order of a check. */
    List<LeakGroup> filter(List<LeakGroup> groups) {
        groups.forEach(this::filter);
        if (orphans.isEmpty()) {
            return left;
        }
        return withOrphans();
    }

    private List<LeakGroup> withOrphans() {
        Map<Place, LeakGroup> byPlace = new HashMap<>();
        List<LeakGroup> all = new ArrayList<>();
        left.stream().filter(group -> group.freed() != null).forEach(all::add);
        left.stream().filter(group -> group.freed() == null).forEach(group -> add(group, byPlace));
        for (LeakGroup orphan : orphans) {
            OptionalInt by = matcher.find(subjects.of(orphan));
            by.ifPresentOrElse(suppression -> tally.group(suppression, orphan), () -> add(orphan, byPlace));
        }
        all.addAll(byPlace.values());
        return all.stream().sorted(LeakGrouper.ORDER).toList();
    }

    private void filter(LeakGroup group) {
        OptionalInt by = matcher.find(subjects.of(group));
        if (by.isEmpty()) {
            left.add(withoutMatched(group));
        } else if (suppressions.get(by.getAsInt()).source().builtIn()) {
            tally.group(by.getAsInt(), group.owning(List.of()));
            group.owned().forEach(owned -> orphans.add(owned.alone(group.leakClass())));
        } else {
            tally.group(by.getAsInt(), group);
        }
    }

    private LeakGroup withoutMatched(LeakGroup group) {
        List<OwnedGroup> owned = new ArrayList<>();
        for (OwnedGroup of : group.owned()) {
            LeakGroup alone = of.alone(group.leakClass());
            OptionalInt by = matcher.find(subjects.of(alone));
            by.ifPresentOrElse(suppression -> tally.group(suppression, alone), () -> owned.add(of));
        }
        return owned.size() == group.owned().size() ? group : group.owning(owned);
    }

    private static void add(LeakGroup group, Map<Place, LeakGroup> byPlace) {
        byPlace.merge(Place.of(group), group, LeakGroup::and);
    }
}
