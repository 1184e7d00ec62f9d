// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Fingerprint;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What one side of a comparison has of one key.
 *
 * @param fingerprint that all of it has
 * @param byProgram how much, by the program that it was found in
 * @param mostOfOneRun the same of the run that had most of it
 * @param example the largest single finding
 * @param findings how many there are
 * @param owners fingerprints of the groups that have it: its own where nothing owns it
 */
public record Found(
        Fingerprint fingerprint,
        Map<String, Amount> byProgram,
        Map<String, Amount> mostOfOneRun,
        Example example,
        int findings,
        Set<Long> owners) {
    public Found {
        owners = Set.copyOf(owners);
        byProgram = Collections.unmodifiableMap(new TreeMap<>(byProgram));
        mostOfOneRun = Collections.unmodifiableMap(new TreeMap<>(mostOfOneRun));
    }

    static Found of(Fingerprint fingerprint, String program, Example example) {
        Map<String, Amount> amount = Map.of(program, example.amount());
        return new Found(fingerprint, amount, amount, example, 1, Set.of(fingerprint.bits()));
    }

    /** The same of blocks that those of another fingerprint own. */
    Found ownedBy(Fingerprint owner) {
        // Of a list that owns itself, there is one finding.
        int more = owner.bits() == fingerprint.bits() ? 0 : findings;
        return new Found(fingerprint, byProgram, mostOfOneRun, example, more, Set.of(owner.bits()));
    }

    /** The one fingerprint that owns all of it; nothing if there are several, or some of it has no owner. */
    Optional<Long> owner() {
        return owners.size() == 1 && !isRoot() ? Optional.of(owners.iterator().next()) : Optional.empty();
    }

    private boolean isRoot() {
        return owners.contains(fingerprint.bits());
    }

    /** This and more of the same key in the same run. */
    Found and(Found other) {
        return and(other, Amount::plus, Amount::plus);
    }

    /** This and what another run has of the same key; amounts of the same program are combined. */
    Found andOfAnotherRun(Found other, BinaryOperator<Amount> ofOneProgram) {
        return and(other, ofOneProgram, Amount::atLeast);
    }

    private Found and(Found other, BinaryOperator<Amount> ofOneProgram, BinaryOperator<Amount> ofMost) {
        boolean larger =
                other.isRoot() == isRoot() ? other.example.amount().moreThan(example.amount()) : other.isRoot();
        Set<Long> all = new HashSet<>(owners);
        all.addAll(other.owners);
        return new Found(
                fingerprint,
                combined(byProgram, other.byProgram, ofOneProgram),
                combined(mostOfOneRun, other.mostOfOneRun, ofMost),
                larger ? other.example : example,
                findings + other.findings,
                all);
    }

    private static Map<String, Amount> combined(
            Map<String, Amount> one, Map<String, Amount> other, BinaryOperator<Amount> by) {
        Map<String, Amount> amounts = new TreeMap<>(one);
        other.forEach((program, amount) -> amounts.merge(program, amount, by));
        return amounts;
    }

    public Set<String> programs() {
        return byProgram.keySet();
    }

    /** How much was found in all programs. */
    public Amount inAll() {
        return in(programs());
    }

    /** How much was found in some of the programs. */
    Amount in(Set<String> programs) {
        return byProgram.entrySet().stream()
                .filter(entry -> programs.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Amount.NONE, Amount::plus);
    }
}
