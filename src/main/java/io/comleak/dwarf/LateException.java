// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;

/** Reading took longer than it may. */
final class LateException extends IOException {
    private static final long serialVersionUID = 1;

    LateException() {
        super("reading took too long");
    }
}
