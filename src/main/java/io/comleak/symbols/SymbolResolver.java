// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.SymbolOutcome;
import io.comleak.steps.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the names of frames, from DWARF by itself and from all else through DbgHelp. Whatever goes wrong costs names, and is told; it is never an exception. */
public final class SymbolResolver {
    /** Long enough for a symbol server. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final SymbolHelper helper;
    private final SymbolLocations locations;
    private final Duration timeout;
    private Steps steps = Steps.NONE;

    /**
     * A resolver that uses the helper in a folder.
     *
     * @param lib folder of comleak's native parts
     * @param locations where symbols are looked for
     * @param timeout for all frames of one call together
     */
    public SymbolResolver(Path lib, SymbolLocations locations, Duration timeout) {
        this(List.of(lib.resolve("comleak-symbols-x64.exe").toString()), locations, timeout);
    }

    /**
     * A resolver that starts the helper with a command of its own.
     *
     * @param command program and arguments
     * @param locations where symbols are looked for
     * @param timeout for all frames of one call together
     */
    public SymbolResolver(List<String> command, SymbolLocations locations, Duration timeout) {
        this.helper = new SymbolHelper(command);
        this.locations = locations;
        this.timeout = timeout;
    }

    /** The same resolver, which tells what it does from now on. */
    public SymbolResolver telling(Steps listener) {
        steps = listener;
        return this;
    }

    /**
     * Names frames. Each module is read once, so that one call for many frames is far cheaper than many calls.
     *
     * @param returnAddresses frames whose addresses are where a call returns to
     * @param instructions frames whose addresses are those of an instruction: the first ones of faults
     */
    public ResolvedSymbols resolve(Collection<Frame> returnAddresses, Collection<Frame> instructions) {
        return resolve(returnAddresses, instructions, SymbolProgress.NONE);
    }

    /** The same for somebody who waits. */
    public ResolvedSymbols resolve(
            Collection<Frame> returnAddresses, Collection<Frame> instructions, SymbolProgress progress) {
        if (returnAddresses.isEmpty() && instructions.isEmpty()) {
            return new ResolvedSymbols(Map.of(), List.of());
        }
        return new Resolution(SymbolRequest.of(locations, returnAddresses, instructions), progress).run();
    }

    /** One call's work: the helper is started again as long as there are modules left, without those that ended it. */
    private final class Resolution {
        private final Map<Module, ModuleSymbols> known = new TreeMap<>(Comparator.comparingInt(Module::id));
        private final long start = System.nanoTime();
        private final DwarfNames dwarf = new DwarfNames(locations);
        private final SymbolRequest request;
        private final SymbolProgress progress;
        private SymbolRequest rest;
        private boolean silentOnce;

        Resolution(SymbolRequest request, SymbolProgress progress) {
            this.request = request;
            this.progress = progress;
            rest = request;
        }

        ResolvedSymbols run() {
            request.modules().keySet().stream()
                    .filter(module -> module.pdb() == null)
                    .forEach(this::readDwarf);
            askHelper();
            known.forEach((module, symbols) -> {
                if (module.pdb() != null && symbols.outcome() != SymbolOutcome.PDB) {
                    readDwarf(module);
                }
            });
            request.modules().keySet().forEach(module -> known.put(module, dwarf.with(known.get(module), module)));
            known.forEach(this::tell);
            return new ResolvedSymbols(known, remarks());
        }

        private void tell(Module module, ModuleSymbols symbols) {
            steps.did(
                    "%s %s%s",
                    module.name(),
                    symbols.outcome().predicate(),
                    symbols.detail().isEmpty() ? "" : ": " + symbols.detail());
        }

        /** Of symbol servers, if anything is left that one could have. */
        private List<String> remarks() {
            boolean all = known.values().stream()
                    .allMatch(symbols -> symbols.outcome().isDebugInformation());
            String root = System.getenv("SystemRoot");
            return all
                    ? List.of()
                    : locations
                            .withoutServers(
                                    System.getenv("_NT_SYMBOL_PATH"), root == null ? null : Path.of(root, "System32"))
                            .map(List::of)
                            .orElse(List.of());
        }

        private void readDwarf(Module module) {
            progress.lookingAt(known.size(), request.modules().size(), module.name());
            // Half of the time is for who comes after.
            dwarf.read(
                    module,
                    request.modules().getOrDefault(module, Collections.emptySortedMap()),
                    remaining().dividedBy(2));
            rest = rest.withoutNamed(module, dwarf.named(module));
        }

        private void askHelper() {
            while (!rest.modules().isEmpty()) {
                steps.did("symbol helper started for %d modules", rest.modules().size());
                SymbolAnswer answer = helper.ask(rest, remaining(), this::answered);
                steps.did(
                        "symbol helper answered for %d of them",
                        answer.byModule().size());
                if (isSilent(answer)) {
                    continue;
                }
                accept(answer);
                if (!rest.modules().isEmpty()) {
                    giveUp(answer);
                }
            }
        }

        /** A helper that ended before it said anything is given a second chance: a scanner of viruses may have been at it. */
        private boolean isSilent(SymbolAnswer answer) {
            boolean again = !silentOnce
                    && !answer.began()
                    && answer.error().isEmpty()
                    && !remaining().isZero();
            silentOnce |= again;
            return again;
        }

        private void answered(int count) {
            List<Module> modules = List.copyOf(rest.modules().keySet());
            int all = request.modules().size();
            if (count < modules.size()) {
                progress.lookingAt(
                        all - modules.size() + count, all, modules.get(count).name());
            }
        }

        private void accept(SymbolAnswer answer) {
            rest.modules().keySet().forEach(module -> {
                ModuleSymbols symbols = answer.byModule().get(module.id());
                if (symbols != null) {
                    known.put(module, symbols);
                }
            });
            rest = rest.without(known.keySet());
        }

        /** Of all modules if another attempt is pointless, else of the one that the helper did not get past. */
        private void giveUp(SymbolAnswer answer) {
            if (remaining().isZero()) {
                giveUpAll(SymbolOutcome.TIMED_OUT, "");
            } else if (!answer.began()) {
                giveUpAll(
                        SymbolOutcome.UNAVAILABLE,
                        answer.error().isEmpty() ? "it ended at once, twice" : answer.error());
            } else {
                known.put(rest.modules().firstKey(), ModuleSymbols.without(SymbolOutcome.CRASHED, ""));
            }
            rest = rest.without(known.keySet());
        }

        private void giveUpAll(SymbolOutcome outcome, String detail) {
            rest.modules().keySet().forEach(module -> known.put(module, ModuleSymbols.without(outcome, detail)));
        }

        private Duration remaining() {
            Duration left = timeout.minusNanos(System.nanoTime() - start);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
