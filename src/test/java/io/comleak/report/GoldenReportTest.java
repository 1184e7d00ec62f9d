// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class GoldenReportTest {
    @ParameterizedTest
    @EnumSource
    void textIsAsExpected(Scenarios of) throws IOException {
        GoldenFile.assertEqual("text/" + Names.of(of) + ".txt", of.scenario().text());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_LEAKS",
                "SEVERAL_LEAKS",
                "LATE_FREES",
                "HELD_AT_EXIT",
                "WRONG_FREES",
                "ODD_FRAMES",
                "SCANNED",
                "HOSTILE"
            })
    void suppressionsAreAsExpected(Scenarios of) throws IOException {
        GoldenFile.assertEqual(
                "suppressions/" + Names.of(of) + ".supp", of.scenario().suppressions());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"COLOUR", "QUIET", "LATE_FREES_IGNORED", "HELD_IGNORED"})
    void jsonIsAsExpected(Scenarios of) throws IOException {
        String json = of.scenario().json();

        assertThat(JsonParser.parseString(json).isJsonObject()).isTrue();
        GoldenFile.assertEqual("json/" + Names.of(of) + ".json", json);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"COLOUR", "QUIET"})
    void theFormsForBuildServersAreAsExpected(Scenarios of) throws IOException {
        Scenario scenario = of.scenario();

        GoldenFile.assertEqual("junit/" + Names.of(of) + ".xml", scenario.junit());
        GoldenFile.assertEqual("sarif/" + Names.of(of) + ".sarif", scenario.sarif());
        GoldenFile.assertEqual("valgrind/" + Names.of(of) + ".xml", scenario.valgrind());
        GoldenFile.assertEqual("annotations/" + Names.of(of) + ".txt", scenario.annotations());
        GoldenFile.assertEqual("msvc/" + Names.of(of) + ".txt", scenario.msvc());
    }
}
