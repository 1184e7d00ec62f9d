// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.WrongFree;
import java.util.List;
import java.util.Optional;

/** What was known before a run, to which its findings are compared. */
public interface Baseline {
    /** There is none: a finding has no standing, and is as good as new. */
    Baseline NONE = new Baseline() {
        @Override
        public Optional<Compared> of(LeakGroup group) {
            return Optional.empty();
        }

        @Override
        public Optional<Compared> of(WrongFree wrongFree) {
            return Optional.empty();
        }
    };

    /** How a group stands to it; nothing if it is not compared. */
    Optional<Compared> of(LeakGroup group);

    /** How a wrong free stands to it; nothing if it is not compared. */
    Optional<Compared> of(WrongFree wrongFree);

    /** Whether there is one at all. */
    default boolean exists() {
        return this != NONE;
    }

    /** Whether it has a run in which not everything was seen, so that more looks new than is. */
    default boolean isIncomplete() {
        return false;
    }

    /** Whether it has no run of the program by that name. */
    default boolean isOfAnotherProgram() {
        return false;
    }

    /** The check without what was known. */
    default LeakCheck withoutKnown(LeakCheck check) {
        return select(check, false);
    }

    /** The check with nothing but what was known. */
    default LeakCheck known(LeakCheck check) {
        return select(check, true);
    }

    private LeakCheck select(LeakCheck check, boolean known) {
        List<LeakGroup> groups = check.groups().stream()
                .filter(group -> isKnown(of(group)) == known)
                .toList();
        List<WrongFree> wrongFrees = check.wrongFrees().stream()
                .filter(wrongFree -> isKnown(of(wrongFree)) == known)
                .toList();
        return check.with(groups, wrongFrees, check.suppressions());
    }

    private static boolean isKnown(Optional<Compared> compared) {
        return compared.isPresent() && !compared.get().standing().worse();
    }
}
