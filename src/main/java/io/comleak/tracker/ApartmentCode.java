// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.ApartmentKind;

/** A kind of apartment in two bits, for columns of the tables. */
final class ApartmentCode {
    static final int BITS = 2;

    private static final int STA = 1;
    private static final int MTA = 2;

    private ApartmentCode() {}

    static int of(ApartmentKind kind) {
        return switch (kind) {
            case NONE -> 0;
            case STA -> STA;
            case MTA -> MTA;
        };
    }

    /** Of the lowest bits of a number. */
    static ApartmentKind kind(int code) {
        return switch (code & (1 << BITS) - 1) {
            case STA -> ApartmentKind.STA;
            case MTA -> ApartmentKind.MTA;
            default -> ApartmentKind.NONE;
        };
    }
}
