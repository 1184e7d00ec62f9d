// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.comleak.report.text.TextOptions;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenDiffTest {
    @ParameterizedTest
    @EnumSource
    void textIsAsExpected(DiffScenarios of) throws IOException {
        GoldenFile.assertEqual("diff/" + Names.of(of) + ".txt", of.text());
    }

    @ParameterizedTest
    @EnumSource
    void jsonIsAsExpected(DiffScenarios of) throws IOException {
        String json = of.json();

        assertThat(JsonParser.parseString(json).isJsonObject()).isTrue();
        GoldenFile.assertEqual("diff/" + Names.of(of) + ".json", json);
    }

    @Test
    void quietIsSilentWhereNothingIsNew() throws IOException {
        TextOptions quiet = new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, true, false);

        assertThat(DiffScenarios.NOTHING_NEW.text(quiet)).isEmpty();
        assertThat(DiffScenarios.INCOMPLETE.text(quiet)).isNotEmpty();
        assertThat(DiffScenarios.NEW_AND_GROWN.text(quiet)).isNotEmpty();
    }

    @Test
    void theLimitCutsBothListsAndSaysSo() throws IOException {
        TextOptions one = new TextOptions(ContentsShown.NONE, 0, 32, 3, 1, false, false);

        assertThat(DiffScenarios.NEW_AND_GROWN.text(one))
                .contains("… and 3 more findings (--limit=all shows them)")
                .contains("… and 2 more that did not get worse")
                .containsOnlyOnce("fingerprint ");
    }
}
