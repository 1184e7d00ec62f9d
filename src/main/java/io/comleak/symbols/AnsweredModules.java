// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** Tells of each module that is answered for in what has come of an answer, which may be cut into pieces anywhere. */
final class AnsweredModules {
    private static final byte[] START = "module\t".getBytes(StandardCharsets.US_ASCII);

    private final IntConsumer counter;
    /** Letters of this line that are as they are in the line that ends a module; -1 once one was not. */
    private int matching;

    private int count;

    AnsweredModules(IntConsumer counter) {
        this.counter = counter;
    }

    void take(byte[] piece, int length) {
        for (int i = 0; i < length; i++) {
            take(piece[i]);
        }
    }

    private void take(byte letter) {
        if (letter == '\n') {
            if (matching == START.length) {
                counter.accept(++count);
            }
            matching = 0;
        } else if (matching >= 0 && matching < START.length) {
            matching = letter == START[matching] ? matching + 1 : -1;
        }
    }
}
