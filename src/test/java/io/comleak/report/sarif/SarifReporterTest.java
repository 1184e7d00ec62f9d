// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.comleak.leaks.RunBuilder;
import io.comleak.report.ContentsShown;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SarifReporterTest {
    private static JsonObject run(Scenario scenario) throws IOException {
        return JsonParser.parseString(scenario.sarif())
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
    }

    private static List<JsonObject> objects(JsonObject of, String member) {
        return StreamSupport.stream(of.getAsJsonArray(member).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<String> strings(Scenarios scenario, String member) throws IOException {
        return objects(run(scenario.scenario()), "results").stream()
                .map(result -> result.get(member).getAsString())
                .toList();
    }

    private static JsonObject invocation(Scenarios scenario) throws IOException {
        return objects(run(scenario.scenario()), "invocations").get(0);
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaHolds(Scenarios of) throws IOException {
        Scenario scenario = of.scenario();

        SarifSchema.assertValid(scenario.sarif());
        SarifSchema.assertValid(
                scenario.report(new SarifReporter(scenario.symbols(), scenario.policies(), "1", ContentsShown.FULL)));
    }

    @Test
    void theSchemaIsOneThatRefuses() throws IOException {
        String wrong = Scenarios.ONE_LEAK.scenario().sarif().replace("\"level\": \"error\"", "\"level\": \"bad\"");

        assertThat(SarifSchema.faults(wrong)).isNotEmpty();
    }

    /** Without one, GitHub refuses the whole file. */
    @ParameterizedTest
    @EnumSource
    void everyResultHasALocationAndARule(Scenarios of) throws IOException {
        JsonObject run = run(of.scenario());
        List<JsonObject> rules = objects(run.getAsJsonObject("tool").getAsJsonObject("driver"), "rules");
        List<JsonObject> artifacts = objects(run, "artifacts");
        for (JsonObject result : objects(run, "results")) {
            JsonObject place = objects(result, "locations").get(0).getAsJsonObject("physicalLocation");
            JsonObject file = place.getAsJsonObject("artifactLocation");
            String uri = file.get("uri").getAsString();
            assertThat(URI.create(uri).getScheme()).isEqualTo("file");
            assertThat(artifacts
                            .get(file.get("index").getAsInt())
                            .getAsJsonObject("location")
                            .get("uri"))
                    .isEqualTo(file.get("uri"));
            assertThat(place.getAsJsonObject("region").get("startLine").getAsInt())
                    .isPositive();
            assertThat(rules.get(result.get("ruleIndex").getAsInt()).get("id")).isEqualTo(result.get("ruleId"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMessageHoldsALinkOrAPlaceholder(Scenarios of) throws IOException {
        Pattern link = Pattern.compile("(?<!\\\\)\\]\\(");
        Pattern placeholder = Pattern.compile("(?<!\\{)(\\{\\{)*\\{\\d+\\}");
        for (JsonObject result : objects(run(of.scenario()), "results")) {
            assertThat(result.getAsJsonObject("message").get("text").getAsString())
                    .doesNotContainPattern(link)
                    .doesNotContainPattern(placeholder);
        }
    }

    @Test
    void theLevelIsWhatThePolicySays() throws IOException {
        assertThat(strings(Scenarios.LEAKS_AND_CHILDREN, "level")).containsExactly("error", "warning", "warning");
        assertThat(strings(Scenarios.LEAKS_AND_CHILDREN, "ruleId"))
                .containsExactly("com-leak", "com-late-free", "com-child-processes");
        assertThat(strings(Scenarios.LATE_FREES_IGNORED, "ruleId")).isEmpty();
        assertThat(strings(Scenarios.WRONG_FREES, "level"))
                .containsExactly("error", "error", "error", "error", "error", "warning");
    }

    @Test
    void whatIsNotJudgedIsNeverClean() throws IOException {
        assertThat(strings(Scenarios.KILLED, "ruleId")).containsExactly("com-incomplete", "com-outstanding");
        assertThat(strings(Scenarios.KILLED, "level")).containsExactly("error", "warning");
        assertThat(strings(Scenarios.INTERRUPTED, "ruleId")).containsExactly("com-incomplete");
        assertThat(strings(Scenarios.HELD_IGNORED, "ruleId")).containsExactly("com-held");
        assertThat(strings(Scenarios.HELD_IGNORED, "level")).containsExactly("note");
    }

    @Test
    void anIncompleteRunDidNotSucceed() throws IOException {
        JsonObject lost = invocation(Scenarios.EVENTS_LOST);

        assertThat(lost.get("executionSuccessful").getAsBoolean()).isFalse();
        assertThat(lost.get("exitCode").getAsLong()).isEqualTo(125);
        assertThat(objects(lost, "toolExecutionNotifications"))
                .extracting(note -> note.getAsJsonObject("message").get("text").getAsString())
                .containsExactly("3 events were lost.", "COM released the spy.");
        assertThat(invocation(Scenarios.NO_LEAKS).get("executionSuccessful").getAsBoolean())
                .isTrue();
        assertThat(invocation(Scenarios.CRASHED).get("exitCode").getAsLong()).isEqualTo(0xc0000005L);
    }

    @Test
    void aFingerprintIsThatOfTheTextReport() throws IOException {
        JsonObject result =
                objects(run(Scenarios.ONE_LEAK.scenario()), "results").get(0);
        String digits =
                result.getAsJsonObject("partialFingerprints").get("comleak/v1").getAsString();

        assertThat(Scenarios.ONE_LEAK.scenario().text()).contains("fingerprint " + digits);
    }

    @Test
    void moreResultsThanGitHubTakesAreCounted() throws IOException {
        RunBuilder builder = new RunBuilder().comNeverInitialised();
        for (int n = 0; n < SarifRun.MOST_RESULTS + 3; n++) {
            builder.outstanding(8, builder.stack("app!f+0x" + Integer.toHexString(n)));
        }
        JsonObject run = run(Scenario.of(builder));

        assertThat(run.getAsJsonArray("results")).hasSize(SarifRun.MOST_RESULTS);
        assertThat(objects(objects(run, "invocations").get(0), "toolExecutionNotifications"))
                .extracting(note -> note.getAsJsonObject("message").get("text").getAsString())
                .containsExactly("3 more findings are not listed.");
    }

    @Test
    void withoutContentsNoByteIsWritten() throws IOException {
        Scenario leak = Scenarios.ONE_LEAK.scenario();

        assertThat(leak.sarif()).doesNotContain("contents", "2e 00 5f");
        assertThat(leak.report(new SarifReporter(leak.symbols(), leak.policies(), "1", ContentsShown.FULL)))
                .contains("2e 00 5f");
    }
}
