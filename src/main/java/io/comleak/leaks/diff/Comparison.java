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

/** Compares two sides key by key. In doubt something is new, and nothing is fixed. */
final class Comparison {
    private final Map<Key, Found> old;
    private final Map<Key, Found> now;

    /** Programs of the old side that ran again: only what was found there can be called more or less. */
    private final Set<String> ranAgain;

    /** Those of them of which all was seen: only there can something be called fixed. */
    private final Set<String> seenAgain;

    /** What the fingerprints are made from that the new side does not have. */
    private final Map<Finding, Set<Basis>> unmatched = new EnumMap<>(Finding.class);

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
        old.forEach((key, found) -> {
            if (!now.containsKey(key)) {
                unmatched
                        .computeIfAbsent(key.finding(), finding -> EnumSet.noneOf(Basis.class))
                        .add(found.fingerprint().basis());
            }
        });
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
            return before.equals(Amount.NONE) ? unknown(key) : Standing.GROWN;
        }
        if (after.equals(before) && !after.equals(Amount.NONE)) {
            return Standing.UNCHANGED;
        }
        Found was = old.get(key);
        if (was != null && !seenAgain.containsAll(was.programs())) {
            return Standing.NOT_RUN;
        }
        return after.equals(Amount.NONE) ? Standing.FIXED : Standing.SHRUNK;
    }

    /** New, or perhaps one that had another fingerprint, as its frames had better or worse names. */
    private Standing unknown(Key key) {
        Found found = now.get(key);
        boolean candidate = found != null
                && unmatched.getOrDefault(key.finding(), Set.of()).stream()
                        .anyMatch(basis -> basis != found.fingerprint().basis());
        return candidate ? Standing.NOT_COMPARABLE : Standing.NEW;
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
