// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import io.comleak.model.PdbIdentity;
import org.jspecify.annotations.Nullable;

/**
 * One method for each record of {@code native/include/comleak/stream_format.h}, called in stream order by one thread.
 * Parameters are primitive, so that a million events a second make no garbage. Addresses and sizes are unsigned.
 */
public interface SpyEvents {
    /** The first event of every stream; {@code registered} is the HRESULT of CoRegisterMallocSpy. */
    void hello(boolean win64, int registered, int process, boolean cacheOff, long ticks);

    /** Milliseconds of the target's tick count, before the first event of each new value. */
    void clock(long ticks);

    void moduleLoaded(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb);

    void moduleUnloaded(long base);

    /** {@code returnAddresses} is the callee's to keep; the last {@code scanned} of them were found by a scan. */
    void stackDefined(int stack, long[] returnAddresses, int scanned, boolean cut);

    /** Whether it would gain by {@link #upcoming}. */
    default boolean wantsUpcoming() {
        return false;
    }

    /** A hint: allocations and frees at these addresses are about to come, the first {@code count} of the array. */
    default void upcoming(long[] addresses, int count) {}

    void allocated(int thread, long address, long size, int stack);

    void reallocated(int thread, long oldAddress, long newAddress, long size, int stack, boolean spied);

    /** {@code flags} as in the stream format: BLOCK_*. */
    void freed(int thread, long address, int stack, int flags);

    void threadStarted(int thread);

    /** If killed, another thread found that out. */
    void threadEnded(int thread, int references, boolean killed);

    void apartmentEntered(int thread, int result, int coinit, int references, int stack);

    void apartmentLeft(int thread, int references, boolean unbalanced, int stack);

    /**
     * {@code flags} as in the stream format: CHECKPOINT_*. If held, the target's thread waits to be resumed. The name is what
     * the program gave, if it asked for the checkpoint, and may be empty.
     */
    void checkpoint(int thread, int number, int flags, long ticks, String name);

    void resumed(int thread, int number, boolean timedOut);

    void processDetach(int thread, int killedInAllocator);

    void revoked();

    /** From here on, what any thread allocates belongs to the phase of that name; to none, if it is empty. */
    void phase(String name);

    /** The program asks that the block which an address lies in be not reported. */
    void ignored(long address);
}
