// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnedGroup;
import io.comleak.model.WrongFree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** One side of a comparison: what was found in one or more runs, merged by key. */
public final class Side {
    private final BinaryOperator<Amount> ofOneProgram;
    private final Map<Key, Found> found = new LinkedHashMap<>();
    private final Map<String, Integer> runs = new TreeMap<>();
    private final List<LeakCheck.Incomplete> incomplete = new ArrayList<>();

    private Side(BinaryOperator<Amount> ofOneProgram) {
        this.ofOneProgram = ofOneProgram;
    }

    /** What was found in several runs of one program is added up. */
    public static Side ofSums() {
        return new Side(Amount::plus);
    }

    /** Of several runs of one program the most that one of them had counts, as a single run is to be compared. */
    public static Side ofSingleRuns() {
        return new Side(Amount::atLeast);
    }

    public Side add(JudgedRun run) {
        runs.merge(run.program(), 1, Integer::sum);
        if (run.check() instanceof LeakCheck.Incomplete check) {
            incomplete.add(check);
        }
        findings(run)
                .forEach((key, of) -> found.merge(key, of, (one, other) -> one.andOfAnotherRun(other, ofOneProgram)));
        return this;
    }

    private static Map<Key, Found> findings(JudgedRun run) {
        Map<Key, Found> findings = new HashMap<>();
        Fingerprinter fingerprints = new Fingerprinter(run.check().run().target(), run.symbols());
        for (LeakGroup group : run.check().groups()) {
            Finding finding = Finding.of(group.leakClass());
            // What is outstanding in a run that is not complete is not known to be anything.
            if (finding != Finding.INCOMPLETE) {
                Fingerprint owner = fingerprints.of(group.stack());
                add(findings, finding, found(run, owner, example(run, group)));
                // Who owns what is not known of each run: by the place of its allocation alone a block is found again.
                for (OwnedGroup owned : group.owned()) {
                    Example example = example(run, owned.alone(group.leakClass()));
                    Found found = found(run, fingerprints.of(owned.stack()), example);
                    add(findings, finding, found.ownedBy(owner));
                }
            }
        }
        for (WrongFree wrongFree : run.check().wrongFrees()) {
            if (wrongFree.certain()) {
                Fingerprint fingerprint = fingerprints.of(wrongFree.freed());
                add(findings, Finding.WRONG_FREES, found(run, fingerprint, example(run, wrongFree)));
            }
        }
        return findings;
    }

    private static void add(Map<Key, Found> to, Finding finding, Found found) {
        to.merge(new Key(finding, found.fingerprint().bits()), found, Found::and);
    }

    private static Found found(JudgedRun run, Fingerprint fingerprint, Example example) {
        return Found.of(fingerprint, run.program(), example);
    }

    private static Example example(JudgedRun run, LeakGroup group) {
        return new Example.OfGroup(run.check().run().target(), run.symbols(), group);
    }

    private static Example example(JudgedRun run, WrongFree wrongFree) {
        return new Example.OfWrongFree(run.check().run().target(), run.symbols(), wrongFree);
    }

    public Map<Key, Found> found() {
        return Collections.unmodifiableMap(found);
    }

    /** Programs, and how many runs of each there are. */
    public Map<String, Integer> runs() {
        return Collections.unmodifiableMap(runs);
    }

    /** Runs in which not everything was seen. */
    public List<LeakCheck.Incomplete> incomplete() {
        return Collections.unmodifiableList(incomplete);
    }

    /** The programs of which each run is complete. */
    Set<String> completePrograms() {
        Set<String> not = incomplete.stream()
                .map(check -> new JudgedRun("", check, frame -> List.of()).program())
                .collect(Collectors.toSet());
        return runs.keySet().stream().filter(program -> !not.contains(program)).collect(Collectors.toSet());
    }
}
