// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Apartment;
import io.comleak.model.Apartment.End;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Checkpoint;
import io.comleak.model.Contents;
import io.comleak.model.Counts;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.model.LateFree;
import io.comleak.model.Machine;
import io.comleak.model.OutstandingBlocks;
import io.comleak.model.Phase;
import io.comleak.model.Pointers;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.TimelinePoint;
import io.comleak.model.TrackedRun;
import io.comleak.model.WrongFree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds tracked runs of {@code C:\dev\app.exe} in a few words. Serials and addresses count up by themselves. */
public final class RunBuilder {
    public static final int MAIN_THREAD = 5012;

    private final StackBuilder stacks = new StackBuilder();
    private final List<Block> outstanding = new ArrayList<>();
    private final List<int[]> pointers = new ArrayList<>();
    private final List<String> phaseOfBlocks = new ArrayList<>();
    private final Set<Integer> ignored = new HashSet<>();
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final List<Checkpoint> marked = new ArrayList<>();
    private final List<LateFree> lateFrees = new ArrayList<>();
    private final List<WrongFree> wrongFrees = new ArrayList<>();
    private final List<Apartment> apartments = new ArrayList<>();
    private final List<Incompleteness> reasons = new ArrayList<>();
    private String program = "C:\\dev\\app.exe";
    private String commandLine = "app.exe --fast";
    private Machine machine = Machine.X64;
    private Counts counts = new Counts(18_330, 12, 18_326, 0, 4_308, 1_234_567);
    private boolean comInitialised = true;
    private final List<TimelinePoint> timeline = new ArrayList<>();
    private String phase = "";
    private long morePhases;
    private boolean oleCache;
    private OptionalInt children = OptionalInt.of(0);

    public RunBuilder x86() {
        machine = Machine.X86;
        return this;
    }

    public RunBuilder program(String path) {
        program = path;
        return this;
    }

    public RunBuilder commandLine(String line) {
        commandLine = line;
        return this;
    }

    /** See {@link StackBuilder#path}. */
    public RunBuilder path(String module, String path) {
        stacks.path(module, path);
        return this;
    }

    public RunBuilder oleCache() {
        oleCache = true;
        return this;
    }

    public RunBuilder children(int count) {
        children = OptionalInt.of(count);
        return this;
    }

    public RunBuilder childrenNotCounted() {
        children = OptionalInt.empty();
        return this;
    }

    public RunBuilder comNeverInitialised() {
        comInitialised = false;
        return this;
    }

    /** So many of the events had no stack. */
    public RunBuilder withoutStack(long events) {
        counts = new Counts(18_330, 12, 18_326, events, 4_308, 1_234_567);
        return this;
    }

    public RunBuilder nothingAllocated() {
        counts = new Counts(0, 0, 0, 0, 0, 0);
        return this;
    }

    /** See {@link StackBuilder#stack}. */
    public StackTrace stack(String... frames) {
        return stacks.stack(frames);
    }

    public Symbols symbols() {
        return stacks.symbols();
    }

    /** A block whose bytes count up from 0. */
    public Block block(long size, StackTrace stack) {
        byte[] bytes = new byte[(int) Math.min(size, 256)];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) at;
        }
        return block(size, stack, Contents.read(bytes));
    }

    public Block block(long size, StackTrace stack, Contents contents) {
        long serial = outstanding.size() + 1L;
        long heap = machine == Machine.X64 ? 0x1f2_a4c8_0000L : 0x15_0000;
        return new Block(serial, heap + 0x100 * serial, size, MAIN_THREAD, apartment(), stack, 0, false, contents);
    }

    /** That of the main thread. */
    private ApartmentKind apartment() {
        return apartments.isEmpty() ? ApartmentKind.NONE : ApartmentKind.STA;
    }

    /** Outstanding at a moment, by time and by events. */
    public RunBuilder timeline(long milliseconds, long events, long blocks, long bytes) {
        timeline.add(new TimelinePoint(milliseconds, events, blocks, bytes));
        return this;
    }

    public RunBuilder outstanding(long size, StackTrace stack) {
        return outstanding(block(size, stack));
    }

    public RunBuilder outstanding(Block block) {
        outstanding.add(block);
        phaseOfBlocks.add(phase);
        return this;
    }

    /** The program asked that the last of the outstanding blocks be not reported. */
    public RunBuilder ignored() {
        ignored.add(outstanding.size() - 1);
        return this;
    }

    /** What is outstanding from here on was allocated in a phase; empty: in none. */
    public RunBuilder phase(String name, long allocations, long keptBlocks, long keptBytes) {
        phase = name;
        if (!name.isEmpty()) {
            phases.put(name, new Phase(name, allocations, keptBlocks, keptBytes));
        }
        return this;
    }

    public RunBuilder morePhases(long times) {
        morePhases = times;
        return this;
    }

    public RunBuilder marked(String name) {
        int number = marked.size() + 1;
        long bytes = outstanding.stream().mapToLong(Block::size).sum();
        marked.add(new Checkpoint(
                number,
                Checkpoint.Cause.MARKED,
                MAIN_THREAD,
                100L * number,
                outstanding.size(),
                bytes,
                name,
                number == 1));
        return this;
    }

    /** One outstanding block holds the address of another; by their numbers, in order of their allocation from 0 on. */
    public RunBuilder pointer(int from, int to) {
        pointers.add(new int[] {from, to});
        return this;
    }

    /** How many there are so far. */
    public int outstandingBlocks() {
        return outstanding.size();
    }

    public RunBuilder lateFree(long size, StackTrace allocated, StackTrace freed) {
        return lateFree(new LateFree(block(size, allocated), freed, 1, size, 4, false, true));
    }

    public RunBuilder lateFree(LateFree late) {
        lateFrees.add(late);
        return this;
    }

    public RunBuilder wrongFree(WrongFree wrong) {
        wrongFrees.add(wrong);
        return this;
    }

    public RunBuilder closedApartment(StackTrace entered) {
        return apartment(new Apartment(MAIN_THREAD, ApartmentKind.STA, entered, true, End.LEFT));
    }

    public RunBuilder openApartment(StackTrace entered) {
        return apartment(new Apartment(MAIN_THREAD, ApartmentKind.STA, entered, true, End.OPEN));
    }

    public RunBuilder apartment(Apartment apartment) {
        apartments.add(apartment);
        return this;
    }

    public RunBuilder incomplete(Incompleteness.Kind kind, String detail) {
        reasons.add(new Incompleteness(kind, detail));
        return this;
    }

    public TrackedRun exited(int code) {
        return ended(new Ending.Exited(code));
    }

    public TrackedRun ended(Ending ending) {
        return new TrackedRun(
                new Target(program, commandLine, 4120, machine, "C:\\windows"),
                ending,
                Duration.ofMillis(1234),
                comInitialised,
                new Listed(List.copyOf(outstanding), pointers(), List.copyOf(phaseOfBlocks), Set.copyOf(ignored)),
                lateFrees,
                wrongFrees,
                apartments,
                0,
                checkpoints(),
                List.copyOf(phases.values()),
                morePhases,
                timeline,
                counts,
                stacks.modules(),
                children,
                oleCache,
                reasons);
    }

    private List<Checkpoint> checkpoints() {
        List<Checkpoint> all = new ArrayList<>(marked);
        all.add(new Checkpoint(
                all.size() + 1, Checkpoint.Cause.PROCESS_DETACH, MAIN_THREAD, 1200, outstanding.size(), 48, "", true));
        return all;
    }

    private Pointers pointers() {
        return new Pointers(
                pointers.stream().mapToInt(pointer -> pointer[0]).toArray(),
                pointers.stream().mapToInt(pointer -> pointer[1]).toArray());
    }

    private record Listed(List<Block> blocks, Pointers pointers, List<String> phases, Set<Integer> ignoredBlocks)
            implements OutstandingBlocks {
        @Override
        public int count() {
            return blocks.size();
        }

        @Override
        public long bytes() {
            return blocks.stream().mapToLong(Block::size).sum();
        }

        @Override
        public Block block(int index) {
            return blocks.get(index);
        }

        @Override
        public @Nullable String phase(int index) {
            return phases.get(index).isEmpty() ? null : phases.get(index);
        }

        @Override
        public boolean ignored(int index) {
            return ignoredBlocks.contains(index);
        }
    }
}
