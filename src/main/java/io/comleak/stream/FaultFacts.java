// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import java.util.List;

/**
 * A fatal exception as the spy saw it.
 *
 * @param code exception code
 * @param address of the faulting instruction
 * @param access of an access violation: 0 read, 1 write, 8 execute
 * @param accessed of an access violation: the address accessed
 * @param thread its id
 * @param frames the faulting address first, then return addresses; empty for a stack overflow
 */
public record FaultFacts(int code, long address, long access, long accessed, int thread, List<Long> frames) {
    public FaultFacts {
        frames = List.copyOf(frames);
    }
}
