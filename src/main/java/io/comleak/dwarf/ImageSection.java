// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/**
 * A section as it is loaded.
 *
 * @param offset from the image's base
 * @param flags Characteristics of its header
 * @param bytes of the file; what is loaded behind them is zeroes
 */
public record ImageSection(long offset, long flags, Section bytes) {
    private static final long EXECUTE = 0x2000_0000L;
    private static final long WRITE = 0x8000_0000L;

    public boolean isCode() {
        return (flags & EXECUTE) != 0;
    }

    public boolean isWritable() {
        return (flags & WRITE) != 0;
    }

    boolean contains(long at) {
        return at >= offset && at - offset < bytes.size();
    }
}
