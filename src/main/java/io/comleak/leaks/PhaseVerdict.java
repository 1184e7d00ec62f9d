// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/** What can be said of a phase. */
public enum PhaseVerdict {
    /** Something that was allocated in it is a leak. */
    LEAKS,
    /** Something that was allocated in it is held at exit, and not judged. */
    HELD,
    /** Of what was allocated in it, nothing is reported. */
    CLEAN,
    /** The result is incomplete. */
    NOT_KNOWN
}
