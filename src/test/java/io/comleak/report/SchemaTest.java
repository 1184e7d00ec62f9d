// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written about comparisons and baselines keeps to the schemas that are published. */
class SchemaTest {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonSchema DIFF =
            FACTORY.getSchema(io.comleak.report.json.JsonSchema.ofDiff(), InputFormat.JSON);
    private static final JsonSchema RUN = FACTORY.getSchema(io.comleak.report.json.JsonSchema.text(), InputFormat.JSON);

    @ParameterizedTest
    @EnumSource
    void comparisonsKeepToIt(DiffScenarios of) throws IOException {
        assertThat(DIFF.validate(of.json(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\"change\": \"new\", \"change\": \"worse\"",
        "\"finding\": \"leaks\", \"finding\": \"leak\"",
        "\"document\": \"diff\", \"document\": \"run\"",
        "\"stack\": [, \"frames\": [",
        "\"renamed\": false, \"renamed\": 0",
        "\"notRun\": 0, \"notrun\": 0"
    })
    void whatIsNoComparisonDoesNot(String original, String spoiled) throws IOException {
        String json = DiffScenarios.NEW_AND_GROWN.json();

        assertThat(json).contains(original);
        assertThat(DIFF.validate(json.replace(original, spoiled), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aRunWithABaselineKeepsToThatOfRuns() throws IOException {
        String json = Files.readString(Path.of("src/test/resources/golden/diff/baseline-new-and-grown.json"));

        assertThat(RUN.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(RUN.validate(json.replace("\"standing\": \"grown\"", "\"standing\": \"fixed\""), InputFormat.JSON))
                .isNotEmpty();
    }
}
