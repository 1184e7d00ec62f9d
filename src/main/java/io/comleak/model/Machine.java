// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/** The machine that a target's code is for. */
public enum Machine {
    X64(8),
    X86(4);

    private final int pointerBytes;

    Machine(int pointerBytes) {
        this.pointerBytes = pointerBytes;
    }

    /** Size of an address, bytes. */
    public int pointerBytes() {
        return pointerBytes;
    }
}
