// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_MARKED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;

import io.comleak.model.PdbIdentity;
import io.comleak.steps.Steps;
import io.comleak.stream.ForwardingEvents;
import io.comleak.stream.SpyEvents;
import org.jspecify.annotations.Nullable;

/** Passes the events of a stream on, and tells of those that are steps of the run: the rare ones. */
final class ToldEvents extends ForwardingEvents {
    private final Steps steps;

    ToldEvents(SpyEvents to, Steps steps) {
        super(to);
        this.steps = steps;
    }

    @Override
    public void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks) {
        steps.did(
                "the spy says hello from process %d (%s): CoRegisterMallocSpy returned 0x%x",
                process, win64 ? "x64" : "x86", registered);
        super.hello(win64, registered, process, cacheOff, ticks);
    }

    @Override
    public void moduleLoaded(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb) {
        steps.did("module %s is loaded at 0x%x, %d bytes", path, base, size);
        super.moduleLoaded(path, base, size, timestamp, pdb);
    }

    @Override
    public void moduleUnloaded(long base) {
        steps.did("the module at 0x%x is unloaded", base);
        super.moduleUnloaded(base);
    }

    @Override
    public void checkpoint(int thread, int number, int flags, long ticks, String name) {
        steps.did(
                "checkpoint %d on thread %d, %s%s",
                number, thread, cause(flags, name), (flags & CHECKPOINT_HELD) != 0 ? ", which is held" : "");
        super.checkpoint(thread, number, flags, ticks, name);
    }

    private static String cause(int flags, String name) {
        if ((flags & CHECKPOINT_MARKED) != 0) {
            return "as the program asked for it" + (name.isEmpty() ? "" : ": " + name);
        }
        return (flags & CHECKPOINT_PROCESS_DETACH) != 0 ? "as the process ends" : "as COM is shut down";
    }

    @Override
    public void resumed(int thread, int number, boolean timedOut) {
        steps.did(
                "thread %d goes on from checkpoint %d%s", thread, number, timedOut ? ": it was held for too long" : "");
        super.resumed(thread, number, timedOut);
    }

    @Override
    public void processDetach(int thread, int killedInAllocator) {
        steps.did("the process ends itself, on thread %d", thread);
        super.processDetach(thread, killedInAllocator);
    }

    @Override
    public void revoked() {
        steps.did("the spy was revoked");
        super.revoked();
    }

    @Override
    public void phase(String name) {
        steps.did(name.isEmpty() ? "the program is in no phase" : "the program is in phase %s", name);
        super.phase(name);
    }

    @Override
    public void ignored(long address) {
        steps.did("the program asks that the block at 0x%x be ignored", address);
        super.ignored(address);
    }
}
