// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

/** What a 64-bit JVM with compressed references spends beside the numbers themselves. */
final class Heap {
    static final int ARRAY_BYTES = 16;
    static final int REFERENCE_BYTES = 4;

    private Heap() {}
}
