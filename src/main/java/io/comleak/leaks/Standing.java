// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/** How a finding stands to what was found before. */
public enum Standing {
    /** It was not there. */
    NEW(true),
    /** It may have been there: names were not known then, or are not now, and there is one that may be the same. */
    NOT_COMPARABLE(true),
    /** There are more blocks or more bytes of it. */
    GROWN(true),
    /** There is less of it, and not more in any way. */
    SHRUNK(false),
    /** It is not there any more. */
    FIXED(false),
    /** It is not there any more, or has another fingerprint for the reason that makes others not comparable. */
    PERHAPS_FIXED(false),
    /** It, or part of it, is not there, but neither is a whole run of the program that it was found in. */
    NOT_RUN(false),
    UNCHANGED(false);

    private final boolean worse;

    Standing(boolean worse) {
        this.worse = worse;
    }

    /** Whether it counts as new. */
    public boolean worse() {
        return worse;
    }

    /** Whether there is something to stand so, and not only what is not there any more. */
    public boolean ofSomething() {
        return worse || this == SHRUNK || this == UNCHANGED;
    }
}
