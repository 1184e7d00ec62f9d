// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Makes fingerprints of stack traces. Of the target's own code every function counts, inlined ones too. Of Windows' code
 * between it only the function counts that the own code called, such as SysAllocString: what that calls in turn is another
 * matter on every version of Windows. What lies outside of main does not count. The page on fingerprints has the rules.
 */
public final class Fingerprinter {
    /** Frames of a stack that are looked at, from the innermost on, however many were captured or are shown. */
    static final int DEPTH = 32;

    /** Functions that count. Fewer than frames, so that a frame more of Windows' drops none at the outer end. */
    static final int MOST_FUNCTIONS = 16;

    /** Goes into the digest, and changes with the rules: fingerprints of other rules are of no use to anybody. */
    private static final String RULES = "comleak 1";

    private final Target target;
    private final Symbols symbols;

    /** By the stack itself: to compare stacks frame by frame takes as long as to make a fingerprint. */
    private final IdentityHashMap<StackTrace, Fingerprint> known = new IdentityHashMap<>();

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
        FunctionList functions = new FunctionList();
        withinMain(functions(stack)).forEach(functions::add);
        List<StackFunction> counted = functions.first(MOST_FUNCTIONS);
        StringBuilder text = new StringBuilder(RULES);
        Basis basis = Basis.NAMES;
        for (StackFunction function : counted) {
            text.append('\n').append(function.text());
            basis = function.basis().compareTo(basis) > 0 ? function.basis() : basis;
        }
        byte[] digest = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(ByteBuffer.wrap(digest).getLong(), basis);
    }

    /** All own ones and those that they called; where there are none, all. */
    private List<StackFunction> functions(StackTrace stack) {
        List<Frame> frames =
                stack.frames().subList(0, Math.min(DEPTH, stack.frames().size()));
        boolean noneIsOwn = frames.stream().noneMatch(this::owns);
        List<StackFunction> functions = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            if (owns(frame)) {
                functions.addAll(own(frame));
            } else if (noneIsOwn) {
                functions.add(StackFunction.foreign(frame, false, symbols));
            } else if (i + 1 < frames.size() && owns(frames.get(i + 1))) {
                functions.add(StackFunction.foreign(frame, true, symbols));
            }
        }
        return functions;
    }

    private boolean owns(Frame frame) {
        return OwnCode.owns(target, frame);
    }

    private List<StackFunction> own(Frame frame) {
        Module module = frame.module();
        return module == null ? List.of() : StackFunction.own(frame, module, target, symbols);
    }

    private static List<StackFunction> withinMain(List<StackFunction> functions) {
        int end = functions.size();
        for (int i = 0; i < functions.size(); i++) {
            StackFunction function = functions.get(i);
            if (function.own() && ProgramStart.callsRust(function.function())) {
                return functions.subList(0, i);
            }
            if (function.own() && ProgramStart.isMain(function.function())) {
                end = i + 1;
            }
        }
        return withoutStart(functions.subList(0, end));
    }

    private static List<StackFunction> withoutStart(List<StackFunction> functions) {
        int end = functions.size();
        while (end > 0
                && functions.get(end - 1).own()
                && ProgramStart.startsUp(functions.get(end - 1).function())) {
            end--;
        }
        return functions.subList(0, end);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
