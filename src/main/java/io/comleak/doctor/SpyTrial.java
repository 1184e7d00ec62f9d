// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.LaunchException;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.SuppressionFilter;
import io.comleak.model.Machine;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.TrackedRun;
import io.comleak.session.FrameNames;
import io.comleak.session.RecordingSession;
import io.comleak.session.RunSettings;
import io.comleak.steps.Steps;
import io.comleak.suppress.RuntimeCaches;
import io.comleak.symbols.SymbolLocations;
import io.comleak.symbols.SymbolProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Watches a program of comleak's own, which leaks one block, in full: what keeps the spy out shows here. */
final class SpyTrial {
    /** As native/trial/trial.cpp has it. */
    private static final long LEAKED_BYTES = 1933;

    private static final int STACK_DEPTH = 32;
    private static final int BYTES_PER_BLOCK = 64;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Machine machine;
    private final Path program;
    private final Set<Machine> apc;
    private final SymbolLocations locations;

    SpyTrial(Machine machine, Path lib, Set<Machine> apc, SymbolLocations locations) {
        this.machine = machine;
        this.program = lib.resolve("comleak-trial-" + machine.label() + ".exe");
        this.apc = apc;
        this.locations = locations;
    }

    /** Of the spy, and of the helper that names what it saw. */
    List<Observation> observe() {
        try {
            TrackedRun run = new RecordingSession(settings(), UnaryOperator.identity(), check -> {}, Steps.NONE).run();
            LeakCheck everything = LeakJudge.judge(run);
            Symbols symbols = FrameNames.of(everything, locations, SymbolProgress.NONE, Steps.NONE);
            LeakCheck check = new SuppressionFilter(
                            RuntimeCaches.entries(), LocalDate.now(ZoneId.systemDefault()), symbols)
                    .filter(everything);
            return List.of(spy(check), helper(check, symbols));
        } catch (LaunchException e) {
            return List.of(Observation.fault(name("spy"), e.failure()));
        }
    }

    private RunSettings settings() {
        return new RunSettings(
                program.toString(),
                '"' + program.toString() + '"',
                false,
                apc,
                true,
                STACK_DEPTH,
                BYTES_PER_BLOCK,
                LIMIT);
    }

    private String name(String check) {
        return check + "-" + machine.label();
    }

    private Observation spy(LeakCheck check) {
        LeakTotals leaks = check.totals(LeakClass.LEAK);
        boolean found = check instanceof LeakCheck.Complete
                && check.groups().size() == 1
                && leaks.blocks() == 1
                && leaks.bytes() == LEAKED_BYTES;
        return found
                ? Observation.ok(
                        name("spy"),
                        program.getFileName() + " ran under watch for "
                                + check.run().duration().toMillis() + " ms, and its one leak was found")
                : Observation.fault(
                        name("spy"),
                        program.getFileName() + " leaked one block of " + LEAKED_BYTES + " bytes, and comleak found "
                                + leaks.blocks() + " of " + leaks.bytes() + " bytes" + reasons(check),
                        "See whether security software changes programs as they start, and report this.");
    }

    private static String reasons(LeakCheck check) {
        return check instanceof LeakCheck.Incomplete incomplete ? "; incomplete: " + incomplete.reasons() : "";
    }

    private Observation helper(LeakCheck check, Symbols symbols) {
        return check.groups().stream()
                .map(LeakGroup::stack)
                .flatMap(stack -> stack.frames().stream())
                .filter(frame -> symbols.outcomeOf(frame.module())
                        .filter(SpyTrial::failed)
                        .isPresent())
                .findFirst()
                .map(frame -> Observation.fault(
                        name("helper"),
                        "the symbol helper does not work: " + symbols.detailOf(frame.module()),
                        "Install comleak again, and see whether security software blocks comleak-symbols-x64.exe."))
                .orElseGet(() -> Observation.ok(name("helper"), "the symbol helper answers"));
    }

    private static boolean failed(SymbolOutcome outcome) {
        return switch (outcome) {
            case CRASHED, TIMED_OUT, UNAVAILABLE -> true;
            case PDB, DWARF, EXPORT, NONE, MISSING, REPLACED, MISMATCHED -> false;
        };
    }
}
