// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

/** How it stands with what was looked at. */
public enum State {
    /** Nothing is to be done. */
    OK,
    /** A limit that one should know of; a run works. */
    WARNING,
    /** A run would fail, or do without names that it could have. */
    FAULT;

    /** As users read it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
