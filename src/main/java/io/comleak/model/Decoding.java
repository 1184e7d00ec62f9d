// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * What a block is.
 *
 * @param type such as {@code BSTR}
 * @param value what it holds, as the target wrote it: not fit to be shown as it is
 * @param quoted whether the value is text of the target's, in quotation marks when shown
 * @param cut whether there is more than was read
 * @param guess whether the bytes alone say so, and not the function that made the block
 */
public record Decoding(String type, String value, boolean quoted, boolean cut, boolean guess) {}
