// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of an entry, each with its name and a colon before its value. */
enum EntryField {
    REASON,
    EVIDENCE,
    EXPIRES,
    FINGERPRINT,
    API,
    SIZE,
    CLASS,
    /** Has no value; the lines below it are the frames. */
    FRAMES;

    private final String label = name().toLowerCase(Locale.ROOT) + ":";

    /** As it is written, such as {@code size:}. */
    String label() {
        return label;
    }

    /** The field that a line begins with. */
    static Optional<EntryField> of(TextLine line) {
        return Arrays.stream(values())
                .filter(field -> line.text().startsWith(field.label))
                .findFirst();
    }
}
