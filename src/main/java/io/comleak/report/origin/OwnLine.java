// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import io.comleak.model.Frame;

/**
 * The user's own line in a stack.
 *
 * @param frame where it is
 * @param symbol which of the frame's symbols it is: 0, unless what was inlined there is a library's
 */
public record OwnLine(Frame frame, int symbol) {}
