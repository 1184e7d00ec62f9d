// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/** The blocks outstanding at a moment, in order of their allocation; made one by one, as there may be millions. */
public interface OutstandingBlocks extends Iterable<Block> {
    /** How many there are. */
    long count();

    /** Bytes of all of them. */
    long bytes();
}
