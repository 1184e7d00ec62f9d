// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stack traces, by number. Frames get their modules when the trace is defined, as a module may go and another come. */
final class StackTable {
    private static final Set<String> SPIES = Set.of("comleak-spy-x64.dll", "comleak-spy-x86.dll");

    private static final Comparator<StackTrace> BY_NUMBER = Comparator.comparingInt(StackTrace::id);

    private final ModuleMap modules;
    /** Ascending. */
    private final List<StackTrace> traces = new ArrayList<>();
    /** Of the modules loaded now; traces share their frames. */
    private final Map<Long, Frame> frames = new HashMap<>();

    StackTable(ModuleMap modules) {
        this.modules = modules;
    }

    /** A module came or went. */
    void modulesChanged() {
        frames.clear();
    }

    /** Adds a trace; numbers ascend. */
    void define(int number, long[] returnAddresses, boolean cut) {
        traces.add(new StackTrace(number, resolve(returnAddresses, cut), cut));
    }

    /** The trace of a number that is 0 or was defined. */
    StackTrace trace(int number) {
        if (number == 0) {
            return StackTrace.NONE;
        }
        // Number n is the n-th at most, and exactly that where none was left out.
        int last = Math.min(number, traces.size()) - 1;
        if (traces.get(last).id() == number) {
            return traces.get(last);
        }
        StackTrace sought = new StackTrace(number, List.of(), false);
        return traces.get(Collections.binarySearch(traces.subList(0, last), sought, BY_NUMBER));
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
