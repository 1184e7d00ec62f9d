// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.RunBuilder;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;

/** Builds a judged run of what leaks in which function of a DLL. */
public final class RunOf {
    private final RunBuilder run = new RunBuilder();
    private Ending ending = new Ending.Exited(0);

    /** Its path, or its name alone. */
    public RunOf program(String name) {
        run.program(name.contains("\\") ? name : "C:\\dev\\" + name);
        return this;
    }

    /** Blocks of these sizes, allocated in one place. */
    public RunOf leak(String function, long... sizes) {
        return leakAt(function, 0x10, sizes);
    }

    public RunOf leakAt(String function, long displacement, long... sizes) {
        for (long size : sizes) {
            run.outstanding(size, stack(function + "+0x" + Long.toHexString(displacement) + " main.cpp:42"));
        }
        return this;
    }

    /** One block that owns others, each of one byte, allocated in another place. */
    public RunOf owner(String function, String owned, int count) {
        int owner = outstanding();
        leak(function, 10);
        for (int i = 0; i < count; i++) {
            run.pointer(owner, outstanding());
            leak(owned, 1);
        }
        return this;
    }

    private int outstanding() {
        return run.outstandingBlocks();
    }

    /** In a function of which no name is known. */
    public RunOf leakAtOffset(long offset, long size) {
        run.outstanding(
                size,
                run.stack("combase!CoTaskMemAlloc+0x13", "plugin+0x" + Long.toHexString(offset), "plugin!run+0x30"));
        return this;
    }

    public RunOf lateFree(String function, long size) {
        run.lateFree(size, stack(function), run.stack("combase!CoTaskMemFree+0x9", "plugin!atExit+0x5 main.cpp:9"));
        return this;
    }

    public RunOf wrongFree(String function, boolean certain) {
        StackTrace freed =
                run.stack("combase!CoTaskMemFree+0x9", "plugin!" + function + " main.cpp:77", "plugin!run+0x30");
        WrongFree.Kind kind = certain ? WrongFree.Kind.NOT_MAPPED : WrongFree.Kind.NOT_SEEN;
        run.wrongFree(new WrongFree(kind, 0x1234, RunBuilder.MAIN_THREAD, freed, null, null, false, 1));
        return this;
    }

    public RunOf incomplete(Incompleteness.Kind kind) {
        run.incomplete(kind, "3 events were lost.");
        return this;
    }

    public RunOf ended(Ending how) {
        ending = how;
        return this;
    }

    public JudgedRun run() {
        return new JudgedRun("run.json", LeakJudge.judge(run.ended(ending)), run.symbols());
    }

    private StackTrace stack(String function) {
        return run.stack("combase!CoTaskMemAlloc+0x13", "plugin!" + function, "plugin!run+0x30");
    }
}
