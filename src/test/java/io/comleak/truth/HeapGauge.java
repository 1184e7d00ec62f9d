// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.stream.ForwardingEvents;
import io.comleak.stream.SpyEvents;

/** {@link Tap#HEAP}. Collects, and prints what is left, at the beginning and after each ten million events. */
final class HeapGauge extends ForwardingEvents {
    private static final long EVERY = 10_000_000;

    private long events;

    HeapGauge(SpyEvents to) {
        super(to);
    }

    @Override
    public void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks) {
        super.hello(win64, registered, process, cacheOff, ticks);
        print();
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        super.allocated(thread, address, size, stack);
        count();
    }

    @Override
    public void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied) {
        super.reallocated(thread, oldAddress, newAddress, size, stack, spied);
        count();
    }

    @Override
    public void freed(int thread, long address, int stack, int flags) {
        super.freed(thread, address, stack, flags);
        count();
    }

    private void count() {
        if (++events % EVERY == 0) {
            print();
        }
    }

    private void print() {
        Runtime runtime = Runtime.getRuntime();
        // Twice, as the first one may leave what only its finalizers let go.
        runtime.gc();
        runtime.gc();
        System.err.println(Soak.HEAP + events + " " + (runtime.totalMemory() - runtime.freeMemory()));
    }
}
