// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.model.Machine;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to run, and how to watch it.
 *
 * @param program as it was typed
 * @param commandLine of the target, character for character, its own name first
 * @param oleCache leave the OLE allocator's cache on
 * @param apc machines whose targets' main thread registers what watches its apartments by an APC, beside other ways
 * @param outputToError let the target's standard output be our standard error
 * @param stackDepth frames to capture
 * @param bytesPerBlock first bytes of each block to read
 * @param timeout after which the target is ended, or null
 */
public record RunSettings(
        String program,
        String commandLine,
        boolean oleCache,
        Set<Machine> apc,
        boolean outputToError,
        int stackDepth,
        int bytesPerBlock,
        @Nullable Duration timeout) {
    public RunSettings {
        apc = Set.copyOf(apc);
    }
}
