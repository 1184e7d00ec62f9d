// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.Fingerprint;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The members of whatever has a fingerprint. It is made anew from the stack, so that all are made by the same rules. */
final class FingerprintMembers {
    private static final Map<String, Fingerprint.Basis> BASES = Words.of(Fingerprint.Basis.class);
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{16}");

    private FingerprintMembers() {}

    static void addTo(Members members) {
        members.required("fingerprint", FingerprintMembers::digits).required("basis", json -> json.word(BASES));
    }

    private static void digits(JsonSource json) throws IOException {
        if (!DIGITS.matcher(json.string()).matches()) {
            throw json.wrong("16 hexadecimal digits were expected");
        }
    }
}
