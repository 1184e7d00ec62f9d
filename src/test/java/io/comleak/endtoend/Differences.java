// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that differs for a target under comleak, in the lines of the sample transparency: what "What comleak does to your
 * program" says, and nothing else.
 */
final class Differences {
    private final List<String> lines;

    private Differences(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /** What a process sees under comleak that saw these lines without. Sorted: the order of variables is Windows' own. */
    static List<String> expected(List<String> alone, String spy, boolean console) {
        Differences differences = new Differences(alone);
        differences.apply(spy);
        if (console) {
            differences.add("console.processes", 1);
        }
        return sorted(differences.lines);
    }

    /** Where comleak has no console, it names the standard handles that the target would have found unnamed. */
    static List<String> expectedWithoutConsole(List<String> alone, String spy, List<String> watched) {
        List<String> lines = new ArrayList<>(alone);
        if (lines.remove("start.info.flags = 0")) {
            lines.add("start.info.flags = 0x100");
            for (String handle : List.of("input", "output", "error")) {
                String name = "start.info." + handle + " = ";
                lines.removeIf(line -> line.startsWith(name));
                watched.stream().filter(line -> line.startsWith(name)).forEach(lines::add);
            }
        }
        return expected(lines, spy, false);
    }

    static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private void apply(String spy) {
        lines.add("environment = \"OANOCACHE=1\"");
        change("beginning.processAttachOnMainThread", "1", "0");
        change("beginning.threadAttachOfMainThread", "0", "1");
        change("process.parent", "\"transparency-parent.exe\"", "\"java.exe\"");
        change("process.inJob", "0", "1");
        add("process.firstFreeTlsSlot", 1);
        add("handle.number.Event", 3);
        add("handle.number.Process", 1);
        add("handle.number.Section", 1);
        // At the beginning and at the end.
        lines.add("module = \"" + spy + "\"");
        lines.add("module = \"" + spy + "\"");
    }

    private void change(String name, String from, String to) {
        if (!lines.remove(name + " = " + from)) {
            throw new AssertionError(name + " is not " + from + " without comleak: " + lines);
        }
        lines.add(name + " = " + to);
    }

    private void add(String name, int more) {
        int before = 0;
        for (String line : List.copyOf(lines)) {
            if (line.startsWith(name + " = ")) {
                before = Integer.parseInt(line.substring(name.length() + 3));
                lines.remove(line);
            }
        }
        lines.add(String.format(Locale.ROOT, "%s = %d", name, before + more));
    }
}
