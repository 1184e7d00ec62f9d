// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * What a block is.
 *
 * @param type such as {@code BSTR}
 * @param value what it holds, as the target wrote it: not fit to be shown as it is
 * @param quoted whether the value is text of the target's, in quotation marks when shown
 * @param cut whether there is more than the value tells
 * @param guess whether the bytes alone say so, and not the function that made the block
 */
public record Decoding(String type, String value, boolean quoted, boolean cut, boolean guess) {
    /** The type of what has virtual functions; the value begins with {@link #OF} if its class is known. */
    public static final String OBJECT = "object";

    public static final String OF = "of ";

    /** Whether files of the target's say so, which may not be there when the run is shown again. */
    public boolean isObject() {
        return type.equals(OBJECT);
    }

    /** Whether it is an object of a class that is known. */
    public boolean isOfClass() {
        return isObject() && value.startsWith(OF);
    }
}
