// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds stack traces from words, and keeps the names of their frames. */
public final class StackBuilder {
    private static final long FUNCTION_BYTES = 0x1000;
    private static final long MODULE_BYTES = 0x10_0000;
    private static final Set<String> OWN = Set.of("app", "plugin", "plugin2");

    private static final Pattern INLINED_INTO = Pattern.compile(" < ");
    private static final Pattern CALL = Pattern.compile(
            "(?s)(?<module>\\w+)(!(?<function>.+?))?(\\+0x(?<displacement>\\p{XDigit}+))?( (?<file>.+):(?<line>\\d+))?");

    private final Map<String, Module> modules = new LinkedHashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Long> functions = new HashMap<>();
    private final Map<Frame, List<Symbol>> names = new HashMap<>();
    private int stacks;

    /**
     * A stack trace, innermost frame first. A frame is {@code module!function+0x12}, then {@code  file.cpp:42} if it has
     * one; calls inlined into it come before it, each followed by {@code  < }. {@code module+0x12} has no name, and
     * {@code 0x12} no module.
     */
    public StackTrace stack(String... frames) {
        return new StackTrace(
                ++stacks, List.of(frames).stream().map(this::frame).toList(), false);
    }

    /** Where a module lies that is in no frame yet; else an own one is in {@code C:\\dev}, another in System32. */
    public void path(String module, String path) {
        paths.put(module, path);
    }

    public Symbols symbols() {
        return frame -> names.getOrDefault(frame, List.of());
    }

    public List<Module> modules() {
        return List.copyOf(modules.values());
    }

    private Frame frame(String text) {
        if (text.startsWith("0x")) {
            return new Frame(Long.decode(text), null);
        }
        List<Matcher> calls =
                INLINED_INTO.splitAsStream(text).map(StackBuilder::call).toList();
        Matcher outer = calls.get(calls.size() - 1);
        Module module = module(outer.group("module"));
        if (outer.group("function") == null) {
            return new Frame(module.base() + displacement(outer), module);
        }
        String function = module.id() + outer.group("function");
        long start = functions.computeIfAbsent(function, f -> FUNCTION_BYTES * (functions.size() + 1));
        Frame frame = new Frame(module.base() + start + displacement(outer), module);
        names.put(
                frame,
                calls.stream().map(call -> symbol(call, !call.equals(outer))).toList());
        return frame;
    }

    private Module module(String name) {
        return modules.computeIfAbsent(name, n -> {
            int id = modules.size() + 1;
            String usual = OWN.contains(n)
                    ? "C:\\dev\\" + n + (n.equals("app") ? ".exe" : ".dll")
                    : "C:\\windows\\system32\\" + n + ".dll";
            String path = paths.getOrDefault(n, usual);
            PdbIdentity pdb = n.equals("app") ? new PdbIdentity(new UUID(1, 2), 3) : null;
            return new Module(id, path, MODULE_BYTES * id, MODULE_BYTES, 0x5f5e100, pdb);
        });
    }

    private static Matcher call(String text) {
        Matcher call = CALL.matcher(text);
        assertThat(call.matches()).as(text).isTrue();
        return call;
    }

    private static Symbol symbol(Matcher call, boolean inlined) {
        String file = call.group("file");
        return file == null
                ? new Symbol(call.group("function"), displacement(call), null, 0, inlined)
                : new Symbol(
                        call.group("function"),
                        displacement(call),
                        "d:\\src\\" + file,
                        Integer.parseInt(call.group("line")),
                        inlined);
    }

    private static long displacement(Matcher call) {
        String digits = call.group("displacement");
        return digits == null ? 0 : Long.parseLong(digits, 16);
    }
}
