// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.leaks.Standing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two sides key by key. In doubt something is new, and nothing is fixed. */
final class Comparison {
    private final Map<Key, Found> old;
    private final Map<Key, Found> now;

    /** Programs of the old side that ran again: only what was found there can be called more or less. */
    private final Set<String> ranAgain;

    /** Those of them of which all was seen: only there can something be called fixed. */
    private final Set<String> seenAgain;

    /** What the fingerprints are made from of which the other side has none. */
    private final Map<Finding, Set<Basis>> onlyOld;

    private final Map<Finding, Set<Basis>> onlyNew;

    Comparison(Side before, Side after) {
        this.old = before.found();
        this.now = after.found();
        boolean renamed = LeakDiff.renamed(before, after);
        boolean complete = after.incomplete().isEmpty();
        this.ranAgain = new HashSet<>(before.runs().keySet());
        this.seenAgain = new HashSet<>(before.runs().keySet());
        if (!renamed) {
            ranAgain.retainAll(after.runs().keySet());
            seenAgain.retainAll(after.completePrograms());
        } else if (!complete) {
            seenAgain.clear();
        }
        this.onlyOld = bases(old, now);
        this.onlyNew = bases(now, old);
    }

    private static Map<Finding, Set<Basis>> bases(Map<Key, Found> here, Map<Key, Found> notThere) {
        Map<Finding, Set<Basis>> bases = new EnumMap<>(Finding.class);
        here.forEach((key, found) -> {
            if (!notThere.containsKey(key)) {
                bases.computeIfAbsent(key.finding(), finding -> EnumSet.noneOf(Basis.class))
                        .add(found.fingerprint().basis());
            }
        });
        return bases;
    }

    Change of(Key key) {
        Found was = old.get(key);
        Found is = now.get(key);
        Found shown = is == null ? was : is;
        if (shown == null) {
            throw new IllegalArgumentException("neither side has " + key);
        }
        Amount before = was == null ? Amount.NONE : was.in(ranAgain);
        Amount after = is == null ? Amount.NONE : is.inAll();
        Standing standing = standing(key, before, after);
        Amount shownBefore = standing == Standing.NOT_RUN && was != null ? was.inAll() : before;
        Optional<Finding> formerly = standing.worse() ? formerly(key) : Optional.empty();
        return new Change(key.finding(), standing, shownBefore, after, shown, formerly);
    }

    private Standing standing(Key key, Amount before, Amount after) {
        if (after.moreThan(before)) {
            if (!before.equals(Amount.NONE)) {
                return Standing.GROWN;
            }
            return mayBeAmong(onlyOld, key, now.get(key)) ? Standing.NOT_COMPARABLE : Standing.NEW;
        }
        if (after.equals(before) && !after.equals(Amount.NONE)) {
            return Standing.UNCHANGED;
        }
        Found was = old.get(key);
        if (was != null && !seenAgain.containsAll(was.programs())) {
            return Standing.NOT_RUN;
        }
        if (!after.equals(Amount.NONE)) {
            return Standing.SHRUNK;
        }
        return mayBeAmong(onlyNew, key, was) ? Standing.PERHAPS_FIXED : Standing.FIXED;
    }

    /** Whether the other side has something that may be the same, as its frames had better or worse names. */
    private static boolean mayBeAmong(Map<Finding, Set<Basis>> only, Key key, @Nullable Found found) {
        return found != null
                && only.getOrDefault(key.finding(), Set.of()).stream()
                        .anyMatch(basis -> basis != found.fingerprint().basis());
    }

    /** What else had the fingerprint, and has it no more. */
    private Optional<Finding> formerly(Key key) {
        return Arrays.stream(Finding.values())
                .filter(finding -> finding != key.finding())
                .filter(finding -> {
                    Key other = new Key(finding, key.bits());
                    return old.containsKey(other) && !now.containsKey(other);
                })
                .findFirst();
    }
}
