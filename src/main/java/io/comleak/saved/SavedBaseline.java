// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.Compared;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.WrongFree;
import java.util.IdentityHashMap;
import java.util.Optional;

/** The baseline that a run was given, as far as its file tells of it: how each finding stood. */
final class SavedBaseline implements Baseline {
    private final boolean complete;
    private final boolean otherProgram;
    private final IdentityHashMap<Object, Compared> standings;

    /** The standings are of groups and wrong frees, known as the objects that they are, not by what they hold. */
    SavedBaseline(boolean complete, boolean otherProgram, IdentityHashMap<Object, Compared> standings) {

        this.complete = complete;
        this.otherProgram = otherProgram;
        this.standings = standings;
    }

    @Override
    public Optional<Compared> of(LeakGroup group) {
        return Optional.ofNullable(standings.get(group));
    }

    @Override
    public Optional<Compared> of(WrongFree wrongFree) {
        return Optional.ofNullable(standings.get(wrongFree));
    }

    @Override
    public boolean isIncomplete() {
        return !complete;
    }

    @Override
    public boolean isOfAnotherProgram() {
        return otherProgram;
    }
}
