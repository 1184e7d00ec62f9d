// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.BLOCK_REALLOCATING;
import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_MARKED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.stream.StreamFormat.FAULT_FRAMES;

import io.comleak.model.Checkpoint;
import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.model.PdbIdentity;
import io.comleak.model.Progress;
import io.comleak.model.RunSoFar;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import io.comleak.model.TargetMemory;
import io.comleak.model.TrackedRun;
import io.comleak.stream.FaultFacts;
import io.comleak.stream.SpyEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is outstanding, event by event, and reads its first bytes at checkpoints. For the one thread that drains the
 * stream; {@link #finish} ends it.
 */
public final class Tracker implements SpyEvents {
    /** Of a program that starts and stops COM all day, the last ones. */
    private static final int CHECKPOINTS_KEPT = 1000;

    private final Target target;
    private final IntConsumer resumeHold;
    private final BlockTable table = new BlockTable();
    private final ModuleMap modules = new ModuleMap();
    private final StackTable stacks = new StackTable(modules);
    private final BlockContents contents = new BlockContents();
    private final PointerTable pointers = new PointerTable(table);
    private final Blocks blocks = new Blocks(table, stacks, contents);
    private final Phases phases = new Phases(table);
    private final IgnoredBlocks ignored = new IgnoredBlocks(table);
    private final LateFrees lateFrees = new LateFrees(table, blocks, stacks);
    private final FreedBlocks freedBlocks = new FreedBlocks(stacks);
    private final WrongFrees wrongFrees = new WrongFrees(freedBlocks, modules, stacks, blocks, new InsideSearch(table));
    private final EventCounts counts = new EventCounts();
    private final Timeline timeline = new Timeline();
    private final Reasons reasons = new Reasons();
    private final Deque<Checkpoint> checkpoints = new ArrayDeque<>();
    private final Apartments apartments;
    private final SnapshotReader snapshotReader;
    /**
     * Threads that have told their end to the DLLs, still in an apartment. The spy hears of it first: destructors of
     * thread-local objects are yet to come, and may free and uninitialise as they should.
     */
    private final Set<Integer> departing = new HashSet<>();

    private long start;
    private long now;
    private long lastSerial;
    private int heldAt;
    private long heldSince;
    private boolean ending;
    private boolean detached;

    /** {@code resumeHold} lets the thread go on that the checkpoint of a number holds; it is called once for each that is held. */
    public Tracker(Target target, TargetMemory memory, IntConsumer resumeHold, SnapshotLimits limits) {
        this(target, memory, resumeHold, limits, System::nanoTime);
    }

    Tracker(Target target, TargetMemory memory, IntConsumer resumeHold, SnapshotLimits limits, LongSupplier nanoClock) {
        this.target = target;
        this.resumeHold = resumeHold;
        apartments = new Apartments(target);
        PointerScan scan = new PointerScan(table, pointers, target.machine());
        snapshotReader = new SnapshotReader(table, contents, pointers, scan, memory, limits, nanoClock);
    }

    /** Reads the first bytes of what is outstanding now. The target must not run. */
    public void snapshot() {
        snapshotReader.readAll();
    }

    @Override
    public void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks) {
        start = ticks;
        now = ticks;
    }

    @Override
    public void clock(long ticks) {
        timeline.clock(sinceStart(now), table.count(), table.bytes());
        now = ticks;
    }

    @Override
    public void moduleLoaded(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb) {
        modules.load(path, base, size, timestamp, pdb);
        stacks.modulesChanged();
    }

    @Override
    public void moduleUnloaded(long base) {
        // As the process ends, notices of unloading go by, but nothing is unmapped.
        if (!ending) {
            modules.unload(base);
            stacks.modulesChanged();
        }
    }

    @Override
    public void stackDefined(int stack, long[] returnAddresses, int scanned, boolean cut) {
        stacks.define(stack, returnAddresses, scanned, cut);
    }

    @Override
    public boolean wantsUpcoming() {
        return table.wantsUpcoming();
    }

    @Override
    public void upcoming(long[] addresses, int count) {
        table.fetch(addresses, count);
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        counts.allocation(stack);
        add(thread, address, size, stack);
        happened();
    }

    @Override
    public void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied) {
        counts.reallocation(stack);
        int row = table.find(oldAddress);
        if (row == BlockTable.NONE) {
            table.countReallocation(add(thread, newAddress, size, stack));
        } else {
            reallocate(row, thread, newAddress, size, stack);
        }
        happened();
    }

    private void reallocate(int row, int thread, long newAddress, long size, int stack) {
        contents.reallocated(table.serial(row));
        if (newAddress != table.address(row)) {
            vacate(newAddress);
            freedBlocks.add(table, row, stack);
        }
        table.reallocate(row, newAddress, size, stack, thread, apartments.kind(thread));
        counts.outstanding(table.count(), table.bytes());
    }

    @Override
    public void freed(int thread, long address, int stack, int flags) {
        int row = table.find(address);
        if (row == BlockTable.NONE) {
            wrongFrees.add(thread, address, stack, flags);
        }
        if ((flags & BLOCK_REALLOCATING) == 0) {
            counts.free(stack);
            freed(thread, row, stack);
            happened();
        }
    }

    private void freed(int thread, int row, int stack) {
        if (row == BlockTable.NONE) {
            return;
        }
        long serial = table.serial(row);
        contents.freeing(serial);
        phases.freed(serial, table.size(row));
        if (lateFrees.watching() && !departing.contains(thread) && !ignored.contains(serial)) {
            lateFrees.freed(row, stack, apartments.contains(thread), ending, now);
        }
        freedBlocks.add(table, row, stack);
        remove(row);
    }

    private void happened() {
        timeline.event(sinceStart(now), table.count(), table.bytes());
    }

    private long sinceStart(long ticks) {
        return Math.max(0, ticks - start);
    }

    private int add(int thread, long address, long size, int stack) {
        vacate(address);
        int row = table.add(address, size, ++lastSerial, stack, thread, apartments.kind(thread));
        counts.outstanding(table.count(), table.bytes());
        return row;
    }

    /** A block is about to lie at an address. Whatever block lay there was freed, even if that was not seen. */
    private void vacate(long address) {
        int row = table.find(address);
        if (row != BlockTable.NONE) {
            remove(row);
        }
    }

    private void remove(int row) {
        long serial = table.serial(row);
        contents.forget(serial);
        ignored.forget(serial);
        table.remove(row);
    }

    @Override
    public void threadStarted(int thread) {
        departing.remove(thread);
        apartments.threadStarted(thread);
    }

    @Override
    public void threadEnded(int thread, int references, boolean killed) {
        if (references != 0 && !killed) {
            departing.add(thread);
        }
        apartments.threadEnded(thread, references, killed);
    }

    @Override
    public void apartmentEntered(int thread, int result, int coinit, int references, int stack) {
        if (apartments.entered(thread, result, coinit, references, stacks.trace(stack))) {
            lateFrees.initialisedAgain();
        }
    }

    @Override
    public void apartmentLeft(int thread, int references, boolean unbalanced, int stack) {
        if (apartments.left(thread, references, unbalanced, stacks.trace(stack))) {
            lateFrees.initialisedAgain();
        }
    }

    @Override
    public void checkpoint(int thread, int number, int flags, long ticks, String name) {
        now = ticks;
        boolean held = (flags & CHECKPOINT_HELD) != 0;
        Checkpoint.Cause cause = cause(flags);
        if (cause == Checkpoint.Cause.PROCESS_DETACH) {
            ending = true;
        } else if (cause != Checkpoint.Cause.MARKED && !apartments.ownOpen()) {
            // Else a thread came in while the last one was on its way out: it will leave with a checkpoint of its own.
            lateFrees.shutDown(lastSerial, ticks);
        }
        if (checkpoints.size() == CHECKPOINTS_KEPT) {
            checkpoints.removeFirst();
        }
        checkpoints.add(
                new Checkpoint(number, cause, thread, sinceStart(ticks), table.count(), table.bytes(), name, held));
        timeline.moment(sinceStart(ticks), table.count(), table.bytes());
        if (held) {
            readHeld(number, cause);
        } else if (ending) {
            contents.beginReading(BlockContents.UNTIL_DEATH);
            read(cause);
        }
    }

    private void readHeld(int number, Checkpoint.Cause cause) {
        heldAt = number;
        heldSince = now;
        try {
            contents.beginReading(number);
            read(cause);
        } finally {
            resumeHold.accept(number);
        }
    }

    /** The report shows what a block came to hold, and the process's end is the last time to see it. */
    private void read(Checkpoint.Cause cause) {
        if (cause == Checkpoint.Cause.PROCESS_DETACH) {
            snapshotReader.readAll();
        } else {
            snapshotReader.readNew();
        }
    }

    private static Checkpoint.Cause cause(int flags) {
        if ((flags & CHECKPOINT_PROCESS_DETACH) != 0) {
            return Checkpoint.Cause.PROCESS_DETACH;
        }
        if ((flags & CHECKPOINT_MARKED) != 0) {
            return Checkpoint.Cause.MARKED;
        }
        return (flags & CHECKPOINT_UNINITIALIZE) != 0 ? Checkpoint.Cause.UNINITIALIZE : Checkpoint.Cause.THREAD_END;
    }

    @Override
    public void resumed(int thread, int number, boolean timedOut) {
        contents.endReading(number, timedOut);
        if (timedOut) {
            pointers.clear();
        }
        if (number == heldAt) {
            lateFrees.held(now - heldSince);
        }
    }

    @Override
    public void processDetach(int thread, int killedInAllocator) {
        ending = true;
        detached = true;
        if (killedInAllocator != 0) {
            reasons.killedInAllocator(killedInAllocator);
        }
    }

    @Override
    public void revoked() {
        reasons.revoked();
    }

    @Override
    public void phase(String name) {
        phases.change(name, lastSerial);
    }

    @Override
    public void ignored(long address) {
        ignored.add(address);
    }

    /** A number for each time that no own apartment was left, as long as that is so; else 0. */
    public int shutdown() {
        return ending ? 0 : lateFrees.shutdown();
    }

    /** What was seen of the target, which runs on. It holds until the next event. */
    public RunSoFar soFar() {
        return new RunSoFar(target, outstanding());
    }

    private Outstanding outstanding() {
        return new Outstanding(table, blocks, lateFrees, pointers, phases, ignored);
    }

    /** How far the target has come. */
    public Progress progress() {
        return new Progress(table.count(), table.bytes(), counts.allocations(), apartments.openNow());
    }

    /** What was seen of the target, which is dead. No event may follow. */
    public TrackedRun finish(TargetEnd end) {
        timeline.moment(sinceStart(now), table.count(), table.bytes());
        Ending ending = Endings.of(
                end, detached || end.spy().detached(), fault(end.spy().fault()));
        return new TrackedRun(
                target,
                ending,
                end.duration(),
                apartments.initialised(),
                outstanding(),
                lateFrees.all(),
                wrongFrees.all(),
                apartments.all(),
                apartments.leftOut(),
                List.copyOf(checkpoints),
                phases.all(lastSerial),
                phases.more(),
                timeline.points(),
                counts.counts(),
                modules.all(),
                end.childProcesses(),
                end.oleCache(),
                reasons.all(end, ending));
    }

    private @Nullable Fault fault(@Nullable FaultFacts facts) {
        if (facts == null) {
            return null;
        }
        boolean cut = facts.frames().size() == FAULT_FRAMES;
        long[] addresses = facts.frames().stream().mapToLong(Long::longValue).toArray();
        StackTrace stack = new StackTrace(0, stacks.resolve(addresses, cut), cut);
        return new Fault(facts.code(), facts.address(), facts.access(), facts.accessed(), facts.thread(), stack);
    }
}
