// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/** What is done about a class of findings. */
public enum Policy {
    /** Not shown in the text report, and no failure. */
    IGNORE,
    /** Shown. */
    WARN,
    /** Shown, and decides comleak's exit code. */
    FAIL
}
