// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import java.time.Duration;
import java.util.Set;

/**
 * What to start, and how.
 *
 * @param program the target
 * @param commandLine handed to it character for character, its own name first
 * @param spies where comleak's DLLs lie
 * @param oleCache leave the OLE allocator's cache on, and OANOCACHE as the user has it
 * @param apc machines whose targets' main thread is queued an APC that registers its IInitializeSpy, beside what else does so
 * @param outputToError let the target's standard output be our standard error
 * @param stackDepth frames to capture
 * @param holdTimeout how long a checkpoint may hold its thread
 * @param stallTimeout how long comleak may make no progress until the spy counts events as lost
 */
public record LaunchRequest(
        TargetProgram program,
        String commandLine,
        SpyFiles spies,
        boolean oleCache,
        Set<Machine> apc,
        boolean outputToError,
        int stackDepth,
        Duration holdTimeout,
        Duration stallTimeout) {
    public LaunchRequest {
        apc = Set.copyOf(apc);
    }
}
