// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import org.jspecify.annotations.Nullable;

/**
 * What the section says of the spy when the target is dead.
 *
 * @param lost events that could not be recorded
 * @param modulesLost loads and unloads of modules that could not be recorded
 * @param state one of {@link StreamFormat}.STATE_*
 * @param detached whether the process had begun to end by itself, should the stream not tell
 * @param fault the last fatal exception, if there was one
 */
public record SpyState(
        long lost,
        int modulesLost,
        int state,
        boolean detached,
        @Nullable FaultFacts fault) {
    /** Nothing went wrong. */
    public static final SpyState SOUND = new SpyState(0, 0, StreamFormat.STATE_STREAMING, false, null);
}
