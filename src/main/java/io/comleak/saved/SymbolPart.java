// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Symbol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one name of a frame. */
final class SymbolPart {
    private final Members members = new Members()
            .required("function", json -> function = json.string())
            .required("displacement", json -> displacement = json.number(Long.MIN_VALUE, Long.MAX_VALUE))
            .optional("file", json -> file = json.string())
            .optional("line", json -> line = (int) json.number(0, Integer.MAX_VALUE))
            .required("inlined", json -> inlined = json.bool());
    private String function = "";
    private long displacement;
    private @Nullable String file;
    private int line;
    private boolean inlined;

    Symbol read(JsonSource json) throws IOException {
        file = null;
        line = NO_LINE;
        members.read(json);
        if ((file == null) != (line == NO_LINE)) {
            throw json.wrong("file and line go together");
        }
        return new Symbol(function, displacement, file, Math.max(line, 0), inlined);
    }

    private static final int NO_LINE = -1;
}
