// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.stream.ForwardingEvents;
import io.comleak.stream.SpyEvents;

/** {@link Tap#SWAP_STACK}. */
final class SwapStack extends ForwardingEvents {
    private static final int EVERY = 10;

    private int allocations;
    private int last;

    SwapStack(SpyEvents to) {
        super(to);
    }

    @Override
    public void allocated(int thread, long address, long size, int stack) {
        boolean swap = ++allocations % EVERY == 0;
        super.allocated(thread, address, size, swap ? last : stack);
        last = stack;
    }
}
