// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import static io.comleak.stream.StreamFormat.HELLO_WIN64;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;

import io.comleak.stream.ForwardingEvents;
import io.comleak.stream.RecordingBuilder;
import io.comleak.stream.SpyEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a real program's events into a file, as a stream without checkpoints, to be tracked again and again. */
public final class TraceWriter extends ForwardingEvents {
    /** In the folder from which comleak runs. */
    static final Path FILE = Path.of("target/bench/trace.stream");

    private final RecordingBuilder recording = RecordingBuilder.empty();
    private long lastTicks;

    public TraceWriter(SpyEvents to) {
        super(to);
        Runtime.getRuntime().addShutdownHook(new Thread(this::write));
    }

    private void write() {
        try {
            Files.write(FILE, recording.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks) {
        super.hello(win64, registered, process, cacheOff, ticks);
        recording.hello(win64 ? HELLO_WIN64 : 0, STREAM_MAGIC, STREAM_VERSION, registered);
        lastTicks = ticks;
    }

    @Override
    public void clock(long ticks) {
        super.clock(ticks);
        recording.after(ticks - lastTicks);
        lastTicks = ticks;
    }

    @Override
    public void stackDefined(int stack, long[] returnAddresses, int scanned, boolean cut) {
        super.stackDefined(stack, returnAddresses, scanned, cut);
        recording.stack(String.valueOf(stack), stack, scanned, cut, returnAddresses);
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        super.allocated(thread, address, size, stack);
        at(thread, stack).allocate(address, size);
    }

    @Override
    public void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied) {
        super.reallocated(thread, oldAddress, newAddress, size, stack, spied);
        at(thread, stack).reallocate(oldAddress, newAddress, size);
    }

    @Override
    public void freed(int thread, long address, int stack, int flags) {
        super.freed(thread, address, stack, flags);
        at(thread, stack).free(address, flags);
    }

    private RecordingBuilder at(int thread, int stack) {
        recording.on(thread);
        return stack == 0 ? recording : recording.at(String.valueOf(stack));
    }

    @Override
    public void threadStarted(int thread) {
        super.threadStarted(thread);
        recording.on(thread).threadStarted();
    }

    @Override
    public void threadEnded(int thread, int references, boolean killed) {
        super.threadEnded(thread, references, killed);
        recording.on(thread).threadEnded(references);
    }

    @Override
    public void apartmentEntered(int thread, int result, int coinit, int references, int stack) {
        super.apartmentEntered(thread, result, coinit, references, stack);
        at(thread, stack).enter(result, coinit, references);
    }

    @Override
    public void apartmentLeft(int thread, int references, boolean unbalanced, int stack) {
        super.apartmentLeft(thread, references, unbalanced, stack);
        at(thread, stack).leave(references, unbalanced);
    }
}
