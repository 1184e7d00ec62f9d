// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.Compared;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.WrongFree;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A baseline that was read from reports of earlier runs. */
public final class RunBaseline implements Baseline {
    private final LeakDiff diff;
    private final Map<Key, Compared> known;
    private final Fingerprinter fingerprints;

    /** The standings of the findings of one run. */
    public RunBaseline(Side known, JudgedRun run) {
        this.diff = LeakDiff.of(known, Side.ofSums().add(run));
        this.known = diff.changes().stream()
                .collect(Collectors.toMap(
                        Change::key,
                        change -> new Compared(
                                change.standing(),
                                change.before().blocks(),
                                change.before().bytes())));
        this.fingerprints = new Fingerprinter(run.check().run().target(), run.symbols());
    }

    @Override
    public Optional<Compared> of(LeakGroup group) {
        long bits = fingerprints.of(group.stack()).bits();
        return Optional.ofNullable(this.known.get(new Key(Finding.of(group.leakClass()), bits)));
    }

    @Override
    public Optional<Compared> of(WrongFree wrongFree) {
        long bits = fingerprints.of(wrongFree.freed()).bits();
        return wrongFree.certain()
                ? Optional.ofNullable(this.known.get(new Key(Finding.WRONG_FREES, bits)))
                : Optional.empty();
    }

    @Override
    public boolean isIncomplete() {
        return !diff.before().incomplete().isEmpty();
    }

    @Override
    public boolean isOfAnotherProgram() {
        return diff.renamed()
                || !diff.before()
                        .runs()
                        .keySet()
                        .containsAll(diff.after().runs().keySet());
    }
}
