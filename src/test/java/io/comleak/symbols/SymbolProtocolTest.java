// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The helper's header is where the protocol is written down; this side has to agree with it. */
class SymbolProtocolTest {
    private static final Path HEADER = Path.of("native", "symbols", "protocol.h");

    @Test
    void nameAndVersionAreTheHelpers() throws IOException {
        assertThat(valuesOf("PROTOCOL_NAME = \"([^\"]*)\"")).containsExactly(SymbolProtocol.NAME);
        assertThat(valuesOf("PROTOCOL_VERSION = ([0-9]+)")).containsExactly(SymbolProtocol.VERSION);
    }

    @Test
    void eachOutcomeOfTheHelperIsKnown() throws IOException {
        List<String> known = Arrays.stream(SymbolOutcome.values())
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(valuesOf("OUTCOME_[A-Z]+ = \"([^\"]*)\"")).hasSize(7).isSubsetOf(known);
    }

    private static List<String> valuesOf(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(HEADER))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
