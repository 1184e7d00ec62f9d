// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.model.Frame;
import io.comleak.model.Machine;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A stack of one run, in the circumstances of that run; equal to another if its fingerprint is. */
final class StackOf {
    private final Target target;
    private final StackTrace stack;
    private final Map<Frame, List<Symbol>> names;
    private final Set<String> exportsOnly;

    private StackOf(Target target, StackTrace stack, Map<Frame, List<Symbol>> names, Set<String> exportsOnly) {
        this.target = target;
        this.stack = stack;
        this.names = names;
        this.exportsOnly = exportsOnly;
    }

    /** Frames as {@link StackBuilder#stack} reads them. */
    static StackOf stack(String... frames) {
        StackBuilder builder = new StackBuilder();
        StackTrace stack = builder.stack(frames);
        Map<Frame, List<Symbol>> names = new HashMap<>();
        stack.frames().forEach(frame -> names.put(frame, builder.symbols().of(frame)));
        Target target = new Target("C:\\dev\\app.exe", "app", 1, Machine.X64, "C:\\windows");
        return new StackOf(target, stack, names, Set.of());
    }

    /** Of these modules only exports are known. */
    StackOf exportsOnly(String... modules) {
        return new StackOf(target, stack, names, Set.of(modules));
    }

    StackOf modulesMovedBy(long bytes) {
        return with(module -> new Module(
                100 - module.id(),
                module.path(),
                module.base() + bytes,
                module.size(),
                module.timestamp() + 7,
                module.pdb()));
    }

    /** The program and what lies beside it. */
    StackOf in(String folder) {
        return with(module -> path(module, module.path().replace("C:\\dev\\", folder)))
                .of(folder + target.name(), target.machine());
    }

    StackOf upperCase() {
        return with(module -> path(module, module.path().toUpperCase(java.util.Locale.ROOT)));
    }

    StackOf programCalled(String name) {
        return with(module -> path(module, module.path().replace("app.exe", name)))
                .of("C:\\dev\\" + name, target.machine());
    }

    StackOf x86() {
        return of(target.program(), Machine.X86);
    }

    /** As {@code --num-callers} would have captured it. */
    StackOf first(int frames) {
        return new StackOf(target, new StackTrace(1, stack.frames().subList(0, frames), true), names, exportsOnly);
    }

    private StackOf of(String program, Machine machine) {
        return new StackOf(new Target(program, "", 9, machine, "C:\\windows"), stack, names, exportsOnly);
    }

    private static Module path(Module module, String path) {
        return new Module(module.id(), path, module.base(), module.size(), module.timestamp(), module.pdb());
    }

    private StackOf with(UnaryOperator<Module> change) {
        Map<Frame, List<Symbol>> changed = new HashMap<>();
        names.forEach((frame, symbols) -> changed.put(frame(frame, change), symbols));
        List<Frame> frames =
                stack.frames().stream().map(frame -> frame(frame, change)).toList();
        return new StackOf(target, new StackTrace(1, frames, stack.cut()), changed, exportsOnly);
    }

    private static Frame frame(Frame frame, UnaryOperator<Module> change) {
        Module module = frame.module();
        if (module == null) {
            return frame;
        }
        Module changed = change.apply(module);
        return new Frame(changed.base() + frame.offset(), changed);
    }

    private Fingerprint fingerprint() {
        Symbols symbols = new Symbols() {
            @Override
            public List<Symbol> of(Frame frame) {
                return names.getOrDefault(frame, List.of());
            }

            @Override
            public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
                return Optional.ofNullable(module)
                        .map(m -> exportsOnly.contains(m.shortName()) ? SymbolOutcome.EXPORT : SymbolOutcome.PDB);
            }
        };
        return new Fingerprinter(target, symbols).of(stack);
    }

    String digits() {
        return fingerprint().digits();
    }

    Basis basis() {
        return fingerprint().basis();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StackOf that
                && fingerprint().bits() == that.fingerprint().bits();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint().bits());
    }

    @Override
    public String toString() {
        return digits() + stack.frames().stream().map(names::get).toList();
    }
}
