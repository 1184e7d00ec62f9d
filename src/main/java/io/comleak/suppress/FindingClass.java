// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a finding is called, as a suppression names it. */
public enum FindingClass {
    LEAK,
    LATE_FREE,
    HELD,
    OUTSTANDING,
    WRONG_FREE;

    /** Such as {@code late-free}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FindingClass> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
