// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * A thread's stay in an apartment, from the first CoInitializeEx to the last CoUninitialize.
 *
 * @param thread its id
 * @param kind single- or multi-threaded
 * @param entered stack of that call
 * @param own whether a frame of that stack is of an own module
 * @param end how the stay ended
 */
public record Apartment(int thread, ApartmentKind kind, StackTrace entered, boolean own, End end) {
    /** How a stay ends. */
    public enum End {
        /** It did not: the thread was still in it when the process ended. */
        OPEN,
        /** By the last CoUninitialize. */
        LEFT,
        /** The thread ended without uninitialising. */
        THREAD_ENDED,
        /** The thread was killed, by TerminateThread, while others ran on. */
        THREAD_KILLED
    }

    public boolean open() {
        return end == End.OPEN;
    }
}
