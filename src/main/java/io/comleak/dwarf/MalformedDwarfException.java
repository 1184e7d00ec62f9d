// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;

/** Debug information, or an image, that is not as it should be. */
public final class MalformedDwarfException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedDwarfException(String what) {
        super(what);
    }
}
