// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to run, and how to watch it.
 *
 * @param program as it was typed
 * @param commandLine of the target, character for character, its own name first
 * @param oleCache leave the OLE allocator's cache on
 * @param mainThreadApc let an APC on the target's main thread register what watches its apartments
 * @param outputToError let the target's standard output be our standard error
 * @param stackDepth frames to capture
 * @param bytesPerBlock first bytes of each block to read
 * @param timeout after which the target is ended, or null
 */
public record RunSettings(
        String program,
        String commandLine,
        boolean oleCache,
        boolean mainThreadApc,
        boolean outputToError,
        int stackDepth,
        int bytesPerBlock,
        @Nullable Duration timeout) {}
