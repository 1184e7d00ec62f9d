// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Apartment;
import io.comleak.model.Ending;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the distinct frames of a leak check. */
final class ReportedFrames {
    private final Set<Frame> frames = new LinkedHashSet<>();

    private ReportedFrames() {}

    static Set<Frame> of(List<LeakGroup> groups) {
        ReportedFrames reported = new ReportedFrames();
        groups.forEach(reported::add);
        return reported.frames;
    }

    static Set<Frame> of(LeakCheck check) {
        ReportedFrames reported = new ReportedFrames();
        check.groups().forEach(reported::add);
        check.wrongFrees().forEach(reported::add);
        check.run().apartments().stream().map(Apartment::entered).forEach(reported::add);
        if (check.run().ending() instanceof Ending.Crashed crashed && crashed.fault() != null) {
            reported.add(crashed.fault().stack());
        }
        return reported.frames;
    }

    private void add(LeakGroup group) {
        add(group.stack());
        group.owned().forEach(owned -> add(owned.stack()));
        if (group.freed() != null) {
            add(group.freed().stack());
        }
    }

    private void add(WrongFree wrong) {
        add(wrong.freed());
        add(wrong.firstFreed());
        if (wrong.block() != null) {
            add(wrong.block().stack());
        }
    }

    private void add(@Nullable StackTrace stack) {
        if (stack != null) {
            frames.addAll(stack.frames());
            frames.addAll(stack.scanned());
        }
    }
}
