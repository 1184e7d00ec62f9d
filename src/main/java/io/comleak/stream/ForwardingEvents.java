// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import io.comleak.model.PdbIdentity;
import org.jspecify.annotations.Nullable;

/** Passes every event on: for who is to see some of them go by, or to change them. */
public abstract class ForwardingEvents implements SpyEvents {
    private final SpyEvents to;

    protected ForwardingEvents(SpyEvents to) {
        this.to = to;
    }

    @Override
    public void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks) {
        to.hello(win64, registered, process, cacheOff, ticks);
    }

    @Override
    public void clock(long ticks) {
        to.clock(ticks);
    }

    @Override
    public void moduleLoaded(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb) {
        to.moduleLoaded(path, base, size, timestamp, pdb);
    }

    @Override
    public void moduleUnloaded(long base) {
        to.moduleUnloaded(base);
    }

    @Override
    public void stackDefined(int stack, long[] returnAddresses, int scanned, boolean cut) {
        to.stackDefined(stack, returnAddresses, scanned, cut);
    }

    @Override
    public boolean wantsUpcoming() {
        return to.wantsUpcoming();
    }

    @Override
    public void upcoming(long[] addresses, int count) {
        to.upcoming(addresses, count);
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        to.allocated(thread, address, size, stack);
    }

    @Override
    public void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied) {
        to.reallocated(thread, oldAddress, newAddress, size, stack, spied);
    }

    @Override
    public void freed(int thread, long address, int stack, int flags) {
        to.freed(thread, address, stack, flags);
    }

    @Override
    public void threadStarted(int thread) {
        to.threadStarted(thread);
    }

    @Override
    public void threadEnded(int thread, int references, boolean killed) {
        to.threadEnded(thread, references, killed);
    }

    @Override
    public void apartmentEntered(int thread, int result, int coinit, int references, int stack) {
        to.apartmentEntered(thread, result, coinit, references, stack);
    }

    @Override
    public void apartmentLeft(int thread, int references, boolean unbalanced, int stack) {
        to.apartmentLeft(thread, references, unbalanced, stack);
    }

    @Override
    public void checkpoint(int thread, int number, int flags, long ticks, String name) {
        to.checkpoint(thread, number, flags, ticks, name);
    }

    @Override
    public void resumed(int thread, int number, boolean timedOut) {
        to.resumed(thread, number, timedOut);
    }

    @Override
    public void processDetach(int thread, int killedInAllocator) {
        to.processDetach(thread, killedInAllocator);
    }

    @Override
    public void revoked() {
        to.revoked();
    }

    @Override
    public void phase(String name) {
        to.phase(name);
    }

    @Override
    public void ignored(long address) {
        to.ignored(address);
    }
}
