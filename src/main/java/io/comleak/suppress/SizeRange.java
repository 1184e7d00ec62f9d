// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/**
 * Sizes of blocks, both ends included.
 *
 * @param smallest bytes
 * @param largest bytes
 */
public record SizeRange(long smallest, long largest) {
    boolean contains(SizeRange other) {
        return smallest <= other.smallest && other.largest <= largest;
    }
}
