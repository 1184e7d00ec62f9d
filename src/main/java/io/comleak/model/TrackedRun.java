// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What was seen of a target from its start to its death, before any judgement.
 *
 * @param target the program
 * @param ending how it ended
 * @param duration from its start to its death
 * @param comInitialised whether any thread initialised COM
 * @param outstanding at its death
 * @param lateFrees after the final checkpoint by CoUninitialize
 * @param wrongFrees in order of their first occurrence
 * @param apartments in order of entry; of those that are over, the first of each kind
 * @param moreApartments how many were left out
 * @param checkpoints in order
 * @param phases that the program named
 * @param morePhases how often it named one more than are told apart
 * @param timeline how much was outstanding in the course of the run
 * @param counts how much happened
 * @param modules in order of loading
 * @param childProcesses that it started, and that were not watched; nothing if they could not be counted
 * @param oleCache whether the OLE allocator's cache was left on
 * @param incompleteness empty if everything was seen
 */
public record TrackedRun(
        Target target,
        Ending ending,
        Duration duration,
        boolean comInitialised,
        OutstandingBlocks outstanding,
        List<LateFree> lateFrees,
        List<WrongFree> wrongFrees,
        List<Apartment> apartments,
        long moreApartments,
        List<Checkpoint> checkpoints,
        List<Phase> phases,
        long morePhases,
        List<TimelinePoint> timeline,
        Counts counts,
        List<Module> modules,
        OptionalInt childProcesses,
        boolean oleCache,
        List<Incompleteness> incompleteness)
        implements RunFacts {
    public TrackedRun {
        lateFrees = List.copyOf(lateFrees);
        wrongFrees = List.copyOf(wrongFrees);
        apartments = List.copyOf(apartments);
        checkpoints = List.copyOf(checkpoints);
        phases = List.copyOf(phases);
        timeline = List.copyOf(timeline);
        modules = List.copyOf(modules);
        incompleteness = List.copyOf(incompleteness);
    }
}
