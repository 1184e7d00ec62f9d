// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

/** What came from the target is not what a spy of this version writes: the stream or the section is damaged. */
public final class StreamFormatException extends Exception {
    private static final long serialVersionUID = 1;

    StreamFormatException(String message) {
        super(message);
    }
}
