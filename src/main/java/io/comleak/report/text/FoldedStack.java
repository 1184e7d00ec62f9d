// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.ProgramStart;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A stack trace without the frames that say nothing: COM's allocator at the inner end, up to the function that the caller
 * called, and the start of thread and program at the outer end.
 *
 * @param allocatorFrames how many were left out at the inner end
 * @param frames the rest
 * @param runtimeFrames how many were left out at the outer end
 * @param cut whether the stack had more frames than were captured
 * @param scanned what may be some of them
 */
public record FoldedStack(
        int allocatorFrames, List<Frame> frames, int runtimeFrames, boolean cut, List<Frame> scanned) {
    private static final Set<String> ALLOCATOR = Set.of("combase.dll", "ole32.dll", "oleaut32.dll");
    private static final Set<String> RUNTIME =
            Set.of("ntdll.dll", "kernel32.dll", "kernelbase.dll", "ucrtbase.dll", "ucrtbased.dll", "msvcrt.dll");

    public FoldedStack {
        frames = List.copyOf(frames);
        scanned = List.copyOf(scanned);
    }

    /** Folds both ends. A stack that is nothing but ends stays as it is. */
    public static FoldedStack of(StackTrace stack, Symbols symbols) {
        return of(stack, symbols, Math.max(0, leading(stack.frames(), frame -> isIn(ALLOCATOR, frame)) - 1));
    }

    /** Folds nothing. */
    static FoldedStack whole(StackTrace stack) {
        return new FoldedStack(0, stack.frames(), 0, stack.cut(), stack.scanned());
    }

    /** Folds the outer end alone: of a fault, the innermost frames are what matters. */
    static FoldedStack ofFault(StackTrace stack, Symbols symbols) {
        return of(stack, symbols, 0);
    }

    private static FoldedStack of(StackTrace stack, Symbols symbols, int from) {
        List<Frame> all = stack.frames();
        int to = outerEnd(all, symbols);
        List<Frame> scanned = scanned(stack, symbols);
        return from < to
                ? new FoldedStack(from, all.subList(from, to), all.size() - to, stack.cut(), scanned)
                : new FoldedStack(0, all, 0, stack.cut(), scanned);
    }

    /** None where main was walked to: what is beyond starts the program. */
    private static List<Frame> scanned(StackTrace stack, Symbols symbols) {
        return stack.frames().stream().anyMatch(frame -> isMain(frame, symbols))
                ? List.of()
                : stack.scanned().subList(0, outerEnd(stack.scanned(), symbols));
    }

    /** Behind main, or before what starts threads and programs. */
    private static int outerEnd(List<Frame> all, Symbols symbols) {
        int behindMain = all.size() - trailing(all, frame -> !isMain(frame, symbols));
        return behindMain > 0 ? behindMain : all.size() - trailing(all, frame -> runtime(frame, symbols));
    }

    private static boolean runtime(Frame frame, Symbols symbols) {
        if (isIn(RUNTIME, frame)) {
            return true;
        }
        List<Symbol> names = symbols.of(frame);
        return !names.isEmpty() && names.stream().map(Symbol::function).allMatch(ProgramStart::startsUp);
    }

    private static boolean isMain(Frame frame, Symbols symbols) {
        return symbols.of(frame).stream().anyMatch(symbol -> ProgramStart.isMain(symbol.function()));
    }

    private static boolean isIn(Set<String> modules, Frame frame) {
        return frame.module() != null && modules.contains(frame.module().name().toLowerCase(Locale.ROOT));
    }

    private static int leading(List<Frame> frames, Predicate<Frame> matches) {
        int n = 0;
        while (n < frames.size() && matches.test(frames.get(n))) {
            n++;
        }
        return n;
    }

    private static int trailing(List<Frame> frames, Predicate<Frame> matches) {
        int n = 0;
        while (n < frames.size() && matches.test(frames.get(frames.size() - 1 - n))) {
            n++;
        }
        return n;
    }
}
