// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Apartment;
import io.comleak.model.Checkpoint;
import io.comleak.model.Counts;
import io.comleak.model.Ending;
import io.comleak.model.Module;
import io.comleak.model.Phase;
import io.comleak.model.RunFacts;
import io.comleak.model.Target;
import io.comleak.model.TimelinePoint;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What a file says of a run as a whole; see {@link RunFacts}. */
record SavedFacts(
        Target target,
        Ending ending,
        Duration duration,
        boolean comInitialised,
        List<Apartment> apartments,
        long moreApartments,
        List<Checkpoint> checkpoints,
        List<Phase> phases,
        long morePhases,
        List<TimelinePoint> timeline,
        Counts counts,
        List<Module> modules,
        OptionalInt childProcesses,
        boolean oleCache)
        implements RunFacts {
    SavedFacts {
        apartments = List.copyOf(apartments);
        checkpoints = List.copyOf(checkpoints);
        phases = List.copyOf(phases);
        timeline = List.copyOf(timeline);
        modules = List.copyOf(modules);
    }
}
