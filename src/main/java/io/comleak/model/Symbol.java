// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import org.jspecify.annotations.Nullable;

/**
 * The name of a frame. A frame with inlined calls has several, innermost first.
 *
 * @param function undecorated where possible, without the module
 * @param displacement bytes from the function's first byte
 * @param file source file as the debug information names it, or null
 * @param line in it, from 1; 0 if there is no file
 * @param inlined whether the function was inlined into the next symbol's
 */
public record Symbol(
        String function, long displacement, @Nullable String file, int line, boolean inlined) {}
