// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

/** How much a report shows of what is in the blocks, which can be secret. */
public enum ContentsShown {
    /** What a block is, and its bytes. */
    FULL,
    /** What a block is, where its bytes say it. */
    DECODED,
    NONE
}
