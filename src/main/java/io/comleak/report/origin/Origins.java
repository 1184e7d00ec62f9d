// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import io.comleak.leaks.LeakGroup;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells how blocks came to be, from the frames between COM's allocator and the first one of own code. The outermost of them
 * is the function that own code called.
 */
public final class Origins {
    private static final Set<String> COM = Set.of("combase.dll", "ole32.dll");

    /** Bytes behind an export that are taken for its own: beyond, another function is likely that is not exported. */
    private static final long NEAR = 0x400;

    /** They hand out no memory; where exports alone have names, they stand for the methods of the DLL's objects behind them. */
    private static final Pattern NO_API = Pattern.compile(
            "DllMain|DllGetClassObject|DllCanUnloadNow|DllRegisterServer|DllUnregisterServer|DllInstall|Ordinal\\d+");

    private final OwnLines lines;
    private final Symbols symbols;

    public Origins(Target target, Symbols symbols) {
        this.symbols = symbols;
        this.lines = new OwnLines(target, symbols);
    }

    /** How the blocks of a group came to be. */
    public Origin of(LeakGroup group) {
        boolean reallocated = !group.kept().isEmpty() && group.kept().get(0).reallocations() > 0;
        return of(group.stack(), reallocated);
    }

    /** Of blocks that were allocated there; {@code reallocated} tells that it was their last reallocation. */
    Origin of(StackTrace stack, boolean reallocated) {
        List<Frame> inner = beforeOwnCode(stack);
        if (inner.isEmpty()) {
            return Origin.UNKNOWN;
        }
        Frame called = inner.get(inner.size() - 1);
        String module = called.module() == null ? null : called.module().shortName();
        Optional<String> name = name(called);
        Optional<String> freeing = name.flatMap(Freeing::of);
        if (freeing.isPresent()) {
            return new Origin(name.get(), null, module, freeing.get());
        }
        if (inner.size() == 1 && isCom(called)) {
            // COM calls its spy in this method, so that nothing but it lies between the two.
            return new Origin(reallocated ? "IMalloc::Realloc" : "IMalloc::Alloc", null, module, Freeing.COM);
        }
        return indirect(name.orElse(null), module, inner);
    }

    /** The function that own code called, such as that which frees; nothing where its name is not certain. */
    public Optional<String> called(StackTrace stack) {
        List<Frame> inner = beforeOwnCode(stack);
        return inner.isEmpty() ? Optional.empty() : name(inner.get(inner.size() - 1));
    }

    /**
     * The innermost function whose documentation says what it makes, which is what a block's bytes are; where there is
     * none, the function that own code called. Empty where that has no name.
     */
    public Optional<String> maker(StackTrace stack) {
        return beforeOwnCode(stack).stream()
                .map(this::name)
                .flatMap(Optional::stream)
                .filter(name -> Freeing.of(name).isPresent() && !Freeing.isAllocator(name))
                .findFirst()
                .or(() -> called(stack));
    }

    /** A function that is not known was called, and made the block by one that is, or in some other way. */
    private Origin indirect(@Nullable String name, @Nullable String module, List<Frame> inner) {
        for (int at = inner.size() - 2; at >= 0; at--) {
            Optional<String> within = name(inner.get(at));
            Optional<String> freeing = within.flatMap(Freeing::of);
            if (freeing.isPresent()) {
                // What was allocated without further ado can be a part of anything.
                return new Origin(name, within.get(), module, Freeing.isAllocator(within.get()) ? null : freeing.get());
            }
        }
        return new Origin(name, null, module, null);
    }

    /** Innermost first. None where there is no own code: what Windows does on threads of its own is nobody's call. */
    private List<Frame> beforeOwnCode(StackTrace stack) {
        Frame own = lines.firstFrame(stack);
        return own == null
                ? List.of()
                : stack.frames().subList(0, stack.frames().indexOf(own));
    }

    /** The function that lies there, whatever is inlined into it, if that is certain. */
    private Optional<String> name(Frame frame) {
        Module module = frame.module();
        List<Symbol> names = symbols.of(frame);
        if (module == null || names.isEmpty()) {
            return Optional.empty();
        }
        Symbol name = names.get(names.size() - 1);
        boolean exported = symbols.outcomeOf(module)
                .filter(SymbolOutcome::isDebugInformation)
                .isEmpty();
        boolean doubtful = exported
                && (name.displacement() >= NEAR
                        || NO_API.matcher(name.function()).matches());
        return doubtful ? Optional.empty() : Optional.of(name.function());
    }

    private static boolean isCom(Frame frame) {
        return frame.module() != null && COM.contains(frame.module().name().toLowerCase(Locale.ROOT));
    }
}
