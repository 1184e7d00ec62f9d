// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.suppress.SuppressionMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Takes out the groups that suppressions match, each alone: what they own is found by its own stack, as if nothing owned it. That a
 * block holds another's address is a good sign of what belongs together, and no reason to keep silent about a leak: memory that
 * was never cleared may hold it, too. What is owned goes where it is matched itself, and its owner stays.
 */
final class GroupFilter {
    private record Place(LeakClass leakClass, List<Frame> frames) {
        static Place of(LeakGroup group) {
            return new Place(group.leakClass(), group.stack().frames());
        }
    }

    private final SuppressionMatcher matcher;
    private final Subjects subjects;
    private final SuppressionTally tally;
    private final List<LeakGroup> left = new ArrayList<>();
    private final List<LeakGroup> orphans = new ArrayList<>();

    GroupFilter(SuppressionMatcher matcher, Subjects subjects, SuppressionTally tally) {
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
        } else {
            tally.group(by.getAsInt(), group.owning(List.of()));
            group.owned().forEach(owned -> orphans.add(owned.alone(group.leakClass())));
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
