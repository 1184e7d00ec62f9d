// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.stream.ForwardingEvents;
import io.comleak.stream.SpyEvents;

/** {@link Tap#DROP_RECORD}. */
final class DropRecord extends ForwardingEvents {
    private static final int EVERY = 5000;

    private int events;

    DropRecord(SpyEvents to) {
        super(to);
    }

    private boolean dropped() {
        return ++events % EVERY == 0;
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        if (!dropped()) {
            super.allocated(thread, address, size, stack);
        }
    }

    @Override
    public void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied) {
        if (!dropped()) {
            super.reallocated(thread, oldAddress, newAddress, size, stack, spied);
        }
    }

    @Override
    public void freed(int thread, long address, int stack, int flags) {
        if (!dropped()) {
            super.freed(thread, address, stack, flags);
        }
    }
}
