// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.ApartmentKind;
import java.util.function.IntFunction;

/** What threads are in, as it was looked up last. A thread has one place, which others may share. */
final class KindCache {
    private static final int PLACES = 64;
    /** Windows' thread ids are multiples of 4. */
    private static final int UNUSED_BITS = 2;

    private final IntFunction<ApartmentKind> lookUp;
    private final int[] threads = new int[PLACES];
    private final ApartmentKind[] kinds = new ApartmentKind[PLACES];

    KindCache(IntFunction<ApartmentKind> lookUp) {
        this.lookUp = lookUp;
        for (int place = 0; place < PLACES; place++) {
            threads[place] = place << UNUSED_BITS;
            kinds[place] = ApartmentKind.NONE;
        }
    }

    ApartmentKind of(int thread) {
        int place = place(thread);
        if (threads[place] != thread) {
            threads[place] = thread;
            kinds[place] = lookUp.apply(thread);
        }
        return kinds[place];
    }

    /** It changes what a thread is in. */
    void forget(int thread) {
        int place = place(thread);
        // Of another thread than those that have this place: the next look-up is a true one, whoever asks.
        threads[place] = ~thread;
    }

    private static int place(int thread) {
        return thread >>> UNUSED_BITS & (PLACES - 1);
    }
}
