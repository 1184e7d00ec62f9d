// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.Compared;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A baseline that was read from reports of earlier runs. */
public final class RunBaseline implements Baseline {
    private final LeakDiff diff;
    private final Map<Key, Compared> known;
    private final Fingerprinter fingerprints;

    /** The standings of the findings of one run. */
    public RunBaseline(Side known, JudgedRun run) {
        this.diff = LeakDiff.of(known, Side.ofSums().add(run));
        this.known = LeakDiff.each(diff.before(), diff.after()).stream()
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
        Compared itself = known.get(key(group, group.stack()));
        if (itself == null) {
            return Optional.empty();
        }
        Set<Key> owned = group.owned().stream()
                .map(of -> key(group, of.stack()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        owned.remove(key(group, group.stack()));
        return Optional.of(
                owned.stream().map(known::get).filter(Objects::nonNull).reduce(itself, Compared::owning));
    }

    private Key key(LeakGroup group, StackTrace stack) {
        return new Key(Finding.of(group.leakClass()), fingerprints.of(stack).bits());
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
