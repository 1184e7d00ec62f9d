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
    private final Side before;
    private final Side after;
    private final boolean renamed;
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
        this.before = before;
        this.after = after;
        this.old = before.found();
        this.now = after.found();
        this.renamed = LeakDiff.renamed(before, after);
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
        Set<String> worse = programsWithMore(was, is);
        Amount then = was == null ? Amount.NONE : worse.isEmpty() ? expected(was, ranAgain) : expected(was, worse);
        Amount today = is == null ? Amount.NONE : worse.isEmpty() ? is.inAll() : is.in(worse);
        Standing standing = standing(key, then, today);
        Amount shownBefore = standing == Standing.NOT_RUN && was != null ? was.inAll() : then;
        Optional<Finding> formerly = standing.worse() ? formerly(key) : Optional.empty();
        return new Change(key.finding(), standing, shownBefore, today, shown, formerly);
    }

    /** Programs that have more of it than before: that another one has less is no excuse. */
    private Set<String> programsWithMore(@Nullable Found was, @Nullable Found is) {
        Set<String> programs = new HashSet<>();
        if (is != null && !renamed) {
            is.byProgram().forEach((program, amount) -> {
                Amount then = was == null ? Amount.NONE : expected(was, Set.of(program));
                if (amount.moreThan(then)) {
                    programs.add(program);
                }
            });
        }
        return programs;
    }

    /** What is to be found again in some programs: where one has fewer runs than before, less of it is as much. */
    private Amount expected(Found was, Set<String> programs) {
        Amount sum = Amount.NONE;
        for (String program : programs) {
            Amount all = was.byProgram().getOrDefault(program, Amount.NONE);
            Amount most = was.mostOfOneRun().getOrDefault(program, Amount.NONE);
            int runsNow = renamed
                    ? after.runs().values().stream().mapToInt(Integer::intValue).sum()
                    : after.runs().getOrDefault(program, 0);
            boolean fewer = runsNow < before.runs().getOrDefault(program, 0);
            sum = sum.plus(fewer ? most.times(runsNow) : all);
        }
        return sum;
    }

    private Standing standing(Key key, Amount then, Amount today) {
        if (today.moreThan(then)) {
            if (!then.equals(Amount.NONE)) {
                return Standing.GROWN;
            }
            return mayBeAmong(onlyOld, key, now.get(key)) ? Standing.NOT_COMPARABLE : Standing.NEW;
        }
        if (today.equals(then) && !today.equals(Amount.NONE)) {
            return Standing.UNCHANGED;
        }
        Found was = old.get(key);
        if (was != null && !seenAgain.containsAll(was.programs())) {
            return Standing.NOT_RUN;
        }
        if (!today.equals(Amount.NONE)) {
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
