// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a report says of a run as a whole, beside its blocks: known of a run that was just tracked, and of one that a file
 * was read back of.
 */
public interface RunFacts {
    /** The program. */
    Target target();

    /** How it ended. */
    Ending ending();

    /** From its start to its death. */
    Duration duration();

    /** Whether any thread initialised COM. */
    boolean comInitialised();

    /** In order of entry; of those that are over, the first of each kind. */
    List<Apartment> apartments();

    /** How many apartments were left out. */
    long moreApartments();

    /** In order. */
    List<Checkpoint> checkpoints();

    /** Those that the program named, in order of their first naming. */
    List<Phase> phases();

    /** How often it named one more than are told apart. */
    long morePhases();

    /** How much was outstanding in the course of the run; empty where that was not recorded. */
    List<TimelinePoint> timeline();

    /** How much happened. */
    Counts counts();

    /** In order of loading. */
    List<Module> modules();

    /** Those that it started, and that were not watched; nothing if they could not be counted. */
    OptionalInt childProcesses();

    /** Whether the OLE allocator's cache was left on. */
    boolean oleCache();
}
