// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.LeakCheck;
import io.comleak.model.Apartment;
import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.report.FrameText;
import java.io.IOException;

/** Writes the exception that a program died of. */
final class FaultText {
    private final LeakCheck check;
    private final FrameText frames;
    private final StackText stacks;

    FaultText(LeakCheck check, FrameText frames, StackText stacks) {
        this.check = check;
        this.frames = frames;
        this.stacks = stacks;
    }

    /** Writes nothing where the program did not crash, or nobody saw how. */
    void write(TextPage page) throws IOException {
        if (check.run().ending() instanceof Ending.Crashed crashed && crashed.fault() != null) {
            Fault fault = crashed.fault();
            page.gap();
            page.line("  " + EndingText.of(fault, frames) + " at " + frames.address(fault.address()) + ", "
                    + thread(fault.thread()) + ":");
            stacks.writeFault(fault.stack(), page);
        }
    }

    /** A thread that ran at the end, with the apartment that it was in. */
    private String thread(int thread) {
        return check.run().apartments().stream()
                .filter(apartment -> apartment.open() && apartment.thread() == thread)
                .map(Apartment::kind)
                .map(kind -> BlockText.thread(thread, kind))
                .findFirst()
                .orElse(BlockText.thread(thread));
    }
}
