// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * A thread's stay in an apartment, from the first CoInitializeEx to the last CoUninitialize.
 *
 * @param thread its id
 * @param coinit the COINIT flags of the first call; bit 1 (value 2) asks for a single-threaded apartment
 * @param entered stack of that call
 * @param own whether a frame of that stack is of an own module
 * @param open whether the thread was still in it when the process ended
 * @param threadEnded whether the thread ended without uninitialising
 */
public record Apartment(int thread, int coinit, StackTrace entered, boolean own, boolean open, boolean threadEnded) {
    private static final int COINIT_APARTMENTTHREADED = 2;

    /** Whether it is single-threaded. */
    public boolean singleThreaded() {
        return (coinit & COINIT_APARTMENTTHREADED) != 0;
    }
}
