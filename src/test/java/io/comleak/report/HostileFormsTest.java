// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.comleak.model.Symbols;
import io.comleak.report.annotations.AnnotationsReporter;
import io.comleak.report.html.HtmlReporter;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.junit.JUnitReporter;
import io.comleak.report.msvc.MsvcReporter;
import io.comleak.report.sarif.SarifReporter;
import io.comleak.report.text.TextReporter;
import io.comleak.report.valgrind.ValgrindReporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** What a target made steers neither terminal nor build server, whichever form it goes through, contents and all. */
class HostileFormsTest {
    private static final String VERSION = "1";

    static Stream<Arguments> reports() {
        return Stream.of(Scenarios.HOSTILE, Scenarios.HOSTILE_EVERYWHERE).flatMap(of -> {
            Scenario scenario = of.scenario();
            Symbols symbols = scenario.symbols();
            return Stream.of(
                            new TextReporter(scenario.options(), scenario.policies(), symbols),
                            new JsonReporter(symbols, VERSION, ContentsShown.FULL),
                            new HtmlReporter(symbols, scenario.policies(), VERSION, ContentsShown.FULL),
                            new JUnitReporter(symbols, scenario.policies(), VERSION, ContentsShown.FULL),
                            new SarifReporter(symbols, scenario.policies(), VERSION, ContentsShown.FULL),
                            new ValgrindReporter(symbols, scenario.policies(), VERSION, ContentsShown.FULL),
                            new AnnotationsReporter(symbols, scenario.policies(), ContentsShown.FULL, null),
                            new MsvcReporter(symbols, scenario.policies(), ContentsShown.FULL))
                    .map(reporter -> Arguments.of(of, reporter.getClass().getSimpleName(), reporter));
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("reports")
    void nothingIsSteered(Scenarios of, String form, Reporter reporter) throws IOException {
        String report = of.scenario().report(reporter);

        assertThat(report.codePoints()).noneMatch(c -> c != '\n' && Printable.harmful(c));
        assertThat(new String(report.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(report);
        if (reporter instanceof AnnotationsReporter) {
            assertThat(report.lines()).allSatisfy(RunnerCommand::parse);
        } else {
            assertThat(report.lines()).noneMatch(RunnerCommand::isOne);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"HOSTILE", "HOSTILE_EVERYWHERE"})
    void everyFormIsWhole(Scenarios of) throws Exception {
        Scenario scenario = of.scenario();

        assertThat(Xml.parse(scenario.junit()).getElementsByTagName("script").getLength())
                .isZero();
        assertThat(Xml.parse(scenario.valgrind()).getElementsByTagName("script").getLength())
                .isZero();
        assertThat(JsonParser.parseString(scenario.json())
                        .getAsJsonObject()
                        .getAsJsonObject("target")
                        .get("commandLine")
                        .getAsString())
                .isEqualTo(scenario.run().target().commandLine());
    }
}
