// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.BLOCK_SPIED;

import io.comleak.model.PdbIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down each event as a line of text. */
public final class EventLog implements SpyEvents {
    private final List<String> lines = new ArrayList<>();
    private final List<String> foretold = new ArrayList<>();
    private final boolean wantsUpcoming;

    public EventLog() {
        this(false);
    }

    EventLog(boolean wantsUpcoming) {
        this.wantsUpcoming = wantsUpcoming;
    }

    /** Addresses of which it was told in advance, as they are in the lines. */
    List<String> foretold() {
        return List.copyOf(foretold);
    }

    @Override
    public boolean wantsUpcoming() {
        return wantsUpcoming;
    }

    @Override
    public void upcoming(long[] addresses, int count) {
        Arrays.stream(addresses, 0, count).mapToObj(Long::toHexString).forEach(foretold::add);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    private void log(@Nullable Object... words) {
        lines.add(String.join(" ", Arrays.stream(words).map(String::valueOf).toList()));
    }

    @Override
    public void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks) {
        log("hello", win64, registered, process, cacheOff, ticks);
    }

    @Override
    public void clock(long ticks) {
        log("clock", ticks);
    }

    @Override
    public void moduleLoaded(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb) {
        log("moduleLoaded", path, Long.toHexString(base), Long.toHexString(size), timestamp, pdb);
    }

    @Override
    public void moduleUnloaded(long base) {
        log("moduleUnloaded", Long.toHexString(base));
    }

    @Override
    public void stackDefined(int stack, long[] returnAddresses, int scanned, boolean cut) {
        log("stackDefined", stack, Arrays.toString(returnAddresses), scanned, cut);
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        log("allocated", thread, Long.toHexString(address), Long.toUnsignedString(size), stack);
    }

    @Override
    public void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied) {
        String from = Long.toHexString(oldAddress);
        log("reallocated", thread, from, Long.toHexString(newAddress), Long.toUnsignedString(size), stack, spied);
    }

    @Override
    public void freed(int thread, long address, int stack, int flags) {
        log("freed", thread, Long.toHexString(address), stack, (flags & BLOCK_SPIED) != 0);
    }

    @Override
    public void threadStarted(int thread) {
        log("threadStarted", thread);
    }

    @Override
    public void threadEnded(int thread, int references, boolean killed) {
        log("threadEnded", thread, references, killed);
    }

    @Override
    public void apartmentEntered(int thread, int result, int coinit, int references, int stack) {
        log("apartmentEntered", thread, Integer.toHexString(result), coinit, references, stack);
    }

    @Override
    public void apartmentLeft(int thread, int references, boolean unbalanced, int stack) {
        log("apartmentLeft", thread, references, unbalanced, stack);
    }

    @Override
    public void checkpoint(int thread, int number, int flags, long ticks, String name) {
        log("checkpoint", thread, number, flags, ticks + (name.isEmpty() ? "" : " " + name));
    }

    @Override
    public void resumed(int thread, int number, boolean timedOut) {
        log("resumed", thread, number, timedOut);
    }

    @Override
    public void processDetach(int thread, int killedInAllocator) {
        log("processDetach", thread, killedInAllocator);
    }

    @Override
    public void revoked() {
        log("revoked");
    }

    @Override
    public void phase(String name) {
        log("phase", name);
    }

    @Override
    public void ignored(long address) {
        log("ignored", Long.toHexString(address));
    }
}
