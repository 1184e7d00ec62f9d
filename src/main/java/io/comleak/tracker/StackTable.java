// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stack traces, by number. Frames get their modules when the trace is defined, as a module may go and another come. */
final class StackTable {
    private static final Set<String> SPIES = Set.of("comleak-spy-x64.dll", "comleak-spy-x86.dll");

    /** What makes two traces the same: a module that comes again brings all of its stacks under new numbers. */
    private record Key(List<Frame> frames, boolean cut) {}

    private final ModuleMap modules;
    /** Ascending, with their traces in the same order. */
    private int[] numbers = new int[64];

    private final List<StackTrace> traces = new ArrayList<>();
    private final Map<Key, StackTrace> distinct = new HashMap<>();
    /** Of the modules loaded now; traces share their frames. */
    private final Map<Long, Frame> frames = new HashMap<>();

    StackTable(ModuleMap modules) {
        this.modules = modules;
    }

    /** A module came or went. */
    void modulesChanged() {
        frames.clear();
    }

    /** Adds a trace, whose last frames were scanned for; numbers ascend. */
    void define(int number, long[] returnAddresses, int scanned, boolean cut) {
        if (traces.size() == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        numbers[traces.size()] = number;
        int walked = returnAddresses.length - scanned;
        List<Frame> found = Arrays.stream(returnAddresses, walked, returnAddresses.length)
                .mapToObj(this::frame)
                .filter(frame -> !isSpy(frame.module()))
                .toList();
        Key key = new Key(List.copyOf(resolve(Arrays.copyOf(returnAddresses, walked), cut)), cut);
        traces.add(distinct.computeIfAbsent(key, it -> new StackTrace(number, it.frames(), it.cut(), found)));
    }

    /** The trace of a number that is 0 or was defined. Of equal traces, the first. */
    StackTrace trace(int number) {
        if (number == 0) {
            return StackTrace.NONE;
        }
        // Number n is the n-th at most, and exactly that where none was left out.
        int last = Math.min(number, traces.size()) - 1;
        int at = numbers[last] == number ? last : Arrays.binarySearch(numbers, 0, last, number);
        return traces.get(at);
    }

    /** Frames without the spy's own, and without those beyond a whole trace's outer end, which lie in no module. */
    List<Frame> resolve(long[] addresses, boolean cut) {
        List<Frame> resolved = Arrays.stream(addresses).mapToObj(this::frame).toList();
        int first = 0;
        int end = resolved.size();
        while (first < end && isSpy(resolved.get(first).module())) {
            first++;
        }
        while (!cut && first < end && resolved.get(end - 1).module() == null) {
            end--;
        }
        return resolved.subList(first, end);
    }

    private Frame frame(long address) {
        return frames.computeIfAbsent(address, it -> new Frame(it, modules.find(it)));
    }

    private static boolean isSpy(@Nullable Module module) {
        return module != null && SPIES.contains(module.name().toLowerCase(Locale.ROOT));
    }
}
