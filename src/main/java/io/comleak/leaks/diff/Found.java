// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Fingerprint;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What one side of a comparison has of one key.
 *
 * @param fingerprint that all of it has
 * @param byProgram how much, by the program that it was found in
 * @param example the largest single finding
 * @param findings how many there are
 */
public record Found(Fingerprint fingerprint, Map<String, Amount> byProgram, Example example, int findings) {
    public Found {
        byProgram = Collections.unmodifiableMap(new TreeMap<>(byProgram));
    }

    static Found of(Fingerprint fingerprint, String program, Example example) {
        return new Found(fingerprint, Map.of(program, example.amount()), example, 1);
    }

    /** This and other findings of the same key; amounts of the same program are combined. */
    Found and(Found other, BinaryOperator<Amount> ofOneProgram) {
        Map<String, Amount> amounts = new TreeMap<>(byProgram);
        other.byProgram.forEach((program, amount) -> amounts.merge(program, amount, ofOneProgram));
        boolean larger = other.example.amount().moreThan(example.amount());
        return new Found(fingerprint, amounts, larger ? other.example : example, findings + other.findings);
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
