// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.util.List;
import java.util.Locale;

/**
 * A function of a stack as a fingerprint sees it.
 *
 * @param text what goes into the digest
 * @param function its name alone, or nothing
 * @param own whether it is the target's own
 * @param basis how well it is known
 */
record StackFunction(String text, String function, boolean own, Basis basis) {
    /** Bytes behind an export that are taken for its own: beyond, another function is likely that is not exported. */
    private static final long NEAR = 0x400;

    /** Code outside of every module, as a runtime compiles it, is somewhere else in each run. */
    private static final String COMPILED_AT_RUN_TIME = "?";

    /** Those of a frame of the target's own, inlined ones too, as optimisation decides on that. Innermost first. */
    static List<StackFunction> own(Frame frame, Module module, Target target, Symbols symbols) {
        // The program may be called another name; of two DLLs, as of COM servers, both may have a DllGetClassObject.
        String prefix = module.name().equalsIgnoreCase(target.name())
                ? ""
                : module.shortName().toLowerCase(Locale.ROOT) + "!";
        List<Symbol> names = symbols.of(frame);
        if (names.isEmpty()) {
            return List.of(new StackFunction(prefix + "+" + frame.offset(), "", true, Basis.OFFSETS));
        }
        boolean exported = fromExports(module, symbols);
        return names.stream().map(symbol -> own(prefix, symbol, exported)).toList();
    }

    private static StackFunction own(String prefix, Symbol symbol, boolean exported) {
        String function = FunctionName.stable(symbol.function());
        return exported
                ? new StackFunction(prefix + function + "+" + symbol.displacement(), function, true, Basis.EXPORTS)
                : new StackFunction(prefix + function, function, true, Basis.NAMES);
    }

    /**
     * That of a frame of Windows', or of none: the one that was called, whatever is inlined there. Only what the target's
     * own code calls is exported as a rule, and is called the same by exports and by debug information.
     */
    static StackFunction foreign(Frame frame, boolean calledByOwn, Symbols symbols) {
        Module module = frame.module();
        if (module == null) {
            return new StackFunction(COMPILED_AT_RUN_TIME, "", false, Basis.NAMES);
        }
        List<Symbol> names = symbols.of(frame);
        boolean exported = fromExports(module, symbols);
        if (names.isEmpty() || (exported && names.get(names.size() - 1).displacement() >= NEAR)) {
            // Offsets differ from one version of Windows to the next, and so does what is exported nearby.
            return new StackFunction(module.name().toLowerCase(Locale.ROOT), "", false, Basis.EXPORTS);
        }
        String function = FunctionName.stable(names.get(names.size() - 1).function());
        return new StackFunction(function, function, false, exported && !calledByOwn ? Basis.EXPORTS : Basis.NAMES);
    }

    private static boolean fromExports(Module module, Symbols symbols) {
        return symbols.outcomeOf(module)
                .filter(outcome -> !outcome.isDebugInformation())
                .isPresent();
    }
}
