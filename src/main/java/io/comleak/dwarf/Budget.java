// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.time.Duration;

/** The time that may be spent: a hostile file can make any number of entries point to the same long list. */
final class Budget {
    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;

    private final long end;
    private int steps;

    Budget(Duration limit) {
        end = System.nanoTime() + limit.toNanos();
    }

    /** One more step of a loop whose length the file decides. */
    void spend() throws LateException {
        steps++;
        if (steps % STEPS_BETWEEN_LOOKS == 0 && System.nanoTime() - end > 0) {
            throw new LateException();
        }
    }
}
