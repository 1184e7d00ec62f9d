// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.failure.ErrorId;
import io.comleak.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one thing.
 *
 * @param check what was looked at, a word that scripts can look for
 * @param state how it stands
 * @param found one line
 * @param advice one line of what to do; empty if that is nothing
 * @param error what a run would fail with, if that is known
 */
public record Observation(
        String check,
        State state,
        String found,
        String advice,
        @Nullable ErrorId error) {
    static Observation ok(String check, String found) {
        return new Observation(check, State.OK, found, "", null);
    }

    static Observation warning(String check, String found, String advice) {
        return new Observation(check, State.WARNING, found, advice, null);
    }

    static Observation fault(String check, String found, String advice) {
        return new Observation(check, State.FAULT, found, advice, null);
    }

    /** What a run would fail with. */
    static Observation fault(String check, Failure failure) {
        return new Observation(check, State.FAULT, failure.wrong(), failure.advice(), failure.id());
    }

    /** All is well if there is nothing to complain of. */
    static Observation of(String check, State otherwise, String found, List<String> complaints, String advice) {
        return complaints.isEmpty()
                ? ok(check, found)
                : new Observation(check, otherwise, String.join("; ", complaints), advice, null);
    }
}
