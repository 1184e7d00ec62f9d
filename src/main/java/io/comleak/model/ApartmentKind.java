// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/** What a thread can be in. */
public enum ApartmentKind {
    /** No apartment that was seen. */
    NONE,
    /** A single-threaded one. */
    STA,
    /** The multi-threaded one. */
    MTA
}
