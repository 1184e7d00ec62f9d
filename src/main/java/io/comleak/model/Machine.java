// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.Locale;

/** The machine that a target's code is for. */
public enum Machine {
    X64(8),
    X86(4);

    private final int pointerBytes;

    Machine(int pointerBytes) {
        this.pointerBytes = pointerBytes;
    }

    /** As users write it: {@code x64}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Size of an address, bytes. */
    public int pointerBytes() {
        return pointerBytes;
    }
}
