// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.Module;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the whole, once it is known who wrote it, of which target, with which modules. */
final class RunPart {
    private final String version;
    private final Target target;
    private final Map<Integer, Module> modules;
    private final SavedSymbols symbols;
    private final EndingPart ending;
    private final ComPart com;
    private final PhasesPart phases = new PhasesPart();
    private final TimelinePart timeline = new TimelinePart();
    private final ResultPart result = new ResultPart();
    private final TotalsPart totals = new TotalsPart();
    private final BaselinePart baseline = new BaselinePart();
    private final BlockPart blockPart = new BlockPart();
    private final List<LeakGroup> groups = new ArrayList<>();
    private final List<WrongFree> wrongFrees = new ArrayList<>();
    private final Members members;
    private long morePhases;

    RunPart(String version, Target target, Map<Integer, Module> modules, SavedSymbols symbols, int blocksKept) {
        this.version = version;
        this.target = target;
        this.modules = modules;
        this.symbols = symbols;
        Stacks stacks = new Stacks(modules, symbols);
        ending = new EndingPart(stacks);
        com = new ComPart(stacks);
        GroupPart groupPart = new GroupPart(target, stacks, blockPart, baseline, blocksKept);
        WrongFreePart wrongFreePart = new WrongFreePart(stacks, blockPart, baseline);
        members = new Members()
                .required("comleak", JsonSource::skip)
                .required("target", JsonSource::skip)
                .required("modules", JsonSource::skip)
                .required("ending", ending::read)
                .required("com", com::read)
                .optional("timeline", timeline::read)
                .required("result", result::read)
                .required("totals", totals::read)
                .optional("baseline", baseline::read)
                .optional("phases", phases::read)
                .optional("morePhases", json -> morePhases = json.count())
                .required("groups", json -> json.array(it -> groups.add(groupPart.read(it))))
                .required("wrongFrees", json -> json.array(it -> wrongFrees.add(wrongFreePart.read(it))));
    }

    SavedRun read(JsonSource json) throws IOException {
        members.read(json);
        json.end();
        LeakCheck check = check();
        result.check(check, json);
        totals.check(check, json);
        phases.check(check, json);
        return new SavedRun(check, symbols, version, result.status(baseline.baseline(json)), blockPart.shown());
    }

    private LeakCheck check() {
        SavedFacts facts = facts();
        return result.reasons().isEmpty()
                ? new LeakCheck.Complete(facts, groups, wrongFrees, totals.windowsLateFrees(), totals.suppressions())
                : new LeakCheck.Incomplete(
                        facts, groups, wrongFrees, totals.windowsLateFrees(), totals.suppressions(), result.reasons());
    }

    private SavedFacts facts() {
        return new SavedFacts(
                target,
                ending.ending(),
                ending.duration(),
                com.initialised(),
                com.apartments(),
                com.moreApartments(),
                com.checkpoints(),
                phases.phases(),
                morePhases,
                timeline.points(),
                totals.counts(),
                List.copyOf(modules.values()),
                totals.childProcesses(),
                com.oleCache());
    }
}
