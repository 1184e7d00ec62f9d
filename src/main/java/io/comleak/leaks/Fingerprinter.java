// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes fingerprints of stack traces. Of the target's own code every function counts, inlined ones too, as optimisation
 * decides on that. Of Windows' code between it only the function counts that the own code called, such as SysAllocString:
 * what that calls in turn is another matter on every version of Windows. What lies outside of main does not count.
 */
public final class Fingerprinter {
    /** Frames of a stack that count, from the innermost on, however many were captured or are shown. */
    static final int DEPTH = 32;

    /** Goes into the digest, and changes with the rules above. */
    private static final String RULES = "comleak 1";

    private final Target target;
    private final Symbols symbols;
    private final Map<StackTrace, Fingerprint> known = new HashMap<>();
    private final Map<String, String> stable = new HashMap<>();

    /** Names come from the symbols; the target tells which modules are its own. */
    public Fingerprinter(Target target, Symbols symbols) {
        this.target = target;
        this.symbols = symbols;
    }

    /** Of the blocks that were allocated there, or of the wrong frees that were made there. */
    public Fingerprint of(StackTrace stack) {
        return known.computeIfAbsent(stack, this::make);
    }

    private Fingerprint make(StackTrace stack) {
        Functions functions = new Functions();
        List<Frame> all =
                stack.frames().subList(0, Math.min(DEPTH, stack.frames().size()));
        List<Frame> frames = withinMain(all);
        int lastOwn = lastOwn(frames);
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            if (owns(frame)) {
                functions.own(frame);
            } else if (lastOwn < 0 || (i < lastOwn && owns(frames.get(i + 1)))) {
                functions.foreign(frame);
            }
        }
        return functions.fingerprint();
    }

    private List<Frame> withinMain(List<Frame> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (symbols.of(frames.get(i)).stream().anyMatch(symbol -> ProgramStart.isMain(symbol.function()))) {
                return frames.subList(0, i + 1);
            }
        }
        return frames;
    }

    private int lastOwn(List<Frame> frames) {
        int last = frames.size() - 1;
        while (last >= 0 && !owns(frames.get(last))) {
            last--;
        }
        return last;
    }

    private boolean owns(Frame frame) {
        return OwnCode.owns(target, frame);
    }

    /** The functions of one stack that count, and how well they are known. */
    private final class Functions {
        private final List<String> names = new ArrayList<>(List.of(RULES));
        private Basis basis = Basis.NAMES;

        void own(Frame frame) {
            boolean exported = fromExports(frame);
            for (Symbol symbol : symbols.of(frame)) {
                names.add(stable(symbol) + (exported ? "+" + symbol.displacement() : ""));
                atBest(exported ? Basis.EXPORTS : Basis.NAMES);
            }
            nameless(frame);
        }

        void foreign(Frame frame) {
            symbols.of(frame).stream().filter(symbol -> !symbol.inlined()).forEach(symbol -> names.add(stable(symbol)));
            nameless(frame);
        }

        private void nameless(Frame frame) {
            Module module = frame.module();
            if (symbols.of(frame).isEmpty()) {
                // Code outside of every module, as a runtime compiles it, is somewhere else in each run.
                names.add(module == null ? "?" : module.name().toLowerCase(Locale.ROOT) + "+" + frame.offset());
                atBest(Basis.OFFSETS);
            }
        }

        private boolean fromExports(Frame frame) {
            return symbols.outcomeOf(frame.module())
                    .filter(outcome -> !outcome.isDebugInformation())
                    .isPresent();
        }

        private void atBest(Basis limit) {
            basis = limit.compareTo(basis) > 0 ? limit : basis;
        }

        Fingerprint fingerprint() {
            byte[] digest = sha256().digest(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(ByteBuffer.wrap(digest).getLong(), basis);
        }
    }

    /** Stacks have most of their functions in common. */
    private String stable(Symbol symbol) {
        return stable.computeIfAbsent(symbol.function(), FunctionName::stable);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
