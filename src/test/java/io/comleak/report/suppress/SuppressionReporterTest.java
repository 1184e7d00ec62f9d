// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.SuppressionFilter;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionParser;
import io.comleak.suppress.SuppressionSource;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is generated does what it is for, whatever was found. */
class SuppressionReporterTest {
    private static final Pattern FINGERPRINT = Pattern.compile("(?m)^(fingerprint: [0-9a-f]{16})$");
    private static final Pattern FRAMES = Pattern.compile("(?m)^# (frames:|  )");

    private static LeakCheck suppressedBy(String text, Scenario scenario) throws Exception {
        List<Suppression> read = SuppressionParser.parse(SuppressionSource.file("generated"), text);
        return new SuppressionFilter(read, LocalDate.EPOCH, scenario.symbols()).filter(scenario.check());
    }

    private static void assertThatNothingIsLeft(LeakCheck check, Scenario scenario) {
        assertThat(check.groups())
                .filteredOn(group -> scenario.policies().shows(Finding.of(group.leakClass())))
                .isEmpty();
        assertThat(check.wrongFrees()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachEntryIsUsedAndNothingIsLeft(Scenarios of) throws Exception {
        Scenario scenario = of.scenario();

        LeakCheck check = suppressedBy(scenario.suppressions(), scenario);

        assertThatNothingIsLeft(check, scenario);
        assertThat(check.suppressions().unused()).isEmpty();
    }

    /** Where there is a stack with a name in it. */
    @ParameterizedTest
    @EnumSource
    void eachEntryDoesTheSameByItsFrames(Scenarios of) throws Exception {
        Scenario scenario = of.scenario();
        String generated = scenario.suppressions();
        StringBuilder byFrames = new StringBuilder();
        for (String entry : generated.split("\n\n", -1)) {
            byFrames.append(
                            entry.contains("# frames:")
                                    ? FRAMES.matcher(FINGERPRINT.matcher(entry).replaceAll("# $1"))
                                            .replaceAll("$1")
                                    : entry)
                    .append('\n');
        }

        assertThatNothingIsLeft(suppressedBy(byFrames.toString(), scenario), scenario);
    }
}
