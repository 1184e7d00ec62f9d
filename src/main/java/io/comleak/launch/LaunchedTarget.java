// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Target;
import io.comleak.model.TargetMemory;
import io.comleak.stream.Section;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A target that runs under watch, or has run. {@link #awaitRecords} belongs to one thread; everything else may be called from any.
 * Closing it leaves the target as it is.
 */
public final class LaunchedTarget implements LiveTarget, TargetMemory, AutoCloseable {
    private final Target target;
    private final TargetProcess process;
    private final StreamChannel channel;

    LaunchedTarget(Target target, TargetProcess process, StreamChannel channel) {
        this.target = target;
        this.process = process;
        this.channel = channel;
    }

    public Target target() {
        return target;
    }

    @Override
    public boolean awaitRecords(Duration limit) {
        return channel.awaitRecords(limit, process.process());
    }

    /** Ends the wait of {@link #awaitRecords}: the current one, or the next. */
    public void wake() {
        channel.wake();
    }

    /** The section that the spy writes to. It must not be touched once this is closed. */
    public ByteBuffer section() {
        return channel.section();
    }

    /** Lets threads go on that wait for room in the section. */
    public void tellOfRoom() {
        channel.tellOfRoom();
    }

    /** Lets the thread go that a checkpoint of that number holds; -1 means all that there will ever be. */
    public void resumeHold(int checkpoint) {
        Section.letGo(channel.section(), checkpoint);
        channel.tellOfResume();
    }

    @Override
    public boolean read(long address, ByteBuffer into) {
        if (into.isDirect()) {
            return process.process().memory().read(address, into);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(into.remaining());
        boolean read = process.process().memory().read(address, direct);
        into.put(direct.flip());
        return read;
    }

    @Override
    public boolean awaitDeath(Duration limit) {
        return process.process().awaitDeath(limit);
    }

    /** All 32 bits; of no meaning before the process's death. */
    public int exitCode() {
        return process.process().exitCode();
    }

    /** How many processes it has started, they and theirs; nothing if Windows did not let us count. */
    public OptionalInt childProcesses() {
        return process.childProcesses();
    }

    @Override
    public void suspend() {
        process.process().suspend();
    }

    @Override
    public boolean terminate(int exitCode) {
        return process.process().terminate(exitCode);
    }

    @Override
    public void close() {
        process.close();
        channel.close();
    }
}
