// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Decoding;
import java.io.IOException;

/** Reads what a block is. Where the file has its bytes, that is found in them anew, but for classes of objects. */
final class DecodedPart {
    private static final int LONGEST_TYPE = 1000;
    private static final int LONGEST_VALUE = 1 << 16;

    private final Members members = new Members()
            .required("type", json -> type = text(json, LONGEST_TYPE))
            .required("value", json -> value = text(json, LONGEST_VALUE))
            .required("quoted", json -> quoted = json.bool())
            .required("cut", json -> cut = json.bool())
            .required("guess", json -> guess = json.bool());
    private String type = "";
    private String value = "";
    private boolean quoted;
    private boolean cut;
    private boolean guess;

    Decoding read(JsonSource json) throws IOException {
        members.read(json);
        return new Decoding(type, value, quoted, cut, guess);
    }

    private static String text(JsonSource json, int longest) throws IOException {
        String text = json.string();
        if (text.length() > longest) {
            throw json.wrong("comleak writes at most " + longest + " characters here");
        }
        return text;
    }
}
