// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/** A leak check in one word. */
public enum Verdict {
    NO_LEAKS,
    LEAKS,
    /** COM was still initialised at the end, so that what was outstanding is not judged. */
    HELD,
    INCOMPLETE
}
