// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * A moment at which a snapshot was taken.
 *
 * @param number from 1
 * @param cause why
 * @param thread that caused it
 * @param milliseconds since the start of the stream
 * @param outstandingBlocks then
 * @param outstandingBytes then
 * @param name that the program gave it, if it asked for it; else empty
 * @param held whether the thread was held while the bytes were read
 */
public record Checkpoint(
        int number,
        Cause cause,
        int thread,
        long milliseconds,
        long outstandingBlocks,
        long outstandingBytes,
        String name,
        boolean held) {
    /** Why a checkpoint was taken. */
    public enum Cause {
        /** The last own apartment was left by CoUninitialize. */
        UNINITIALIZE,
        /** The last own apartment went with a thread that did not uninitialise. */
        THREAD_END,
        /** The process ends. */
        PROCESS_DETACH,
        /** The program asked for it. */
        MARKED
    }
}
