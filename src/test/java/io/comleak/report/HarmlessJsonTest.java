// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HarmlessJsonTest {
    @Test
    void theTextIsHarmlessAndTheValueIsWhole() throws IOException {
        String hostile = "\u001b[2J \u007f \u009b0m \u202e \u2028 \ud800 \u65e5\ud83d\ude00 ##[error]### \"\\";
        StringWriter out = new StringWriter();

        try (JsonWriter json = new JsonWriter(new HarmlessJson(out))) {
            json.beginArray().value(hostile).endArray();
        }

        assertThat(out.toString().codePoints()).noneMatch(Printable::harmful);
        assertThat(out.toString()).doesNotContain("##");
        assertThat(JsonParser.parseString(out.toString())
                        .getAsJsonArray()
                        .get(0)
                        .getAsString())
                .isEqualTo(hostile);
    }
}
