// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/** One line of a suppression's frames. */
sealed interface FramePattern {
    /** {@code ...}: any number of calls, or none. */
    record AnyCalls() implements FramePattern {}

    /** {@code module!function}: one call. */
    record OneCall(CallPattern.Function call) implements FramePattern {}
}
