// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.ContentsShown;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Read by the reader of Maven's own reports. */
class JUnitReporterTest {
    private static ReportTestSuite suite(Scenarios of) throws Exception {
        return SurefireReader.suite(of.scenario().junit());
    }

    private static List<String> outcomes(Scenarios of) throws Exception {
        return suite(of).getTestCases().stream()
                .map(test -> outcome(test) + " " + test.getName().replaceFirst(" in .*", ""))
                .toList();
    }

    private static String outcome(ReportTestCase test) {
        if (test.hasSkipped()) {
            return "skipped";
        }
        return test.hasError() ? "error" : test.hasFailure() ? "failure" : "passed";
    }

    @ParameterizedTest
    @EnumSource
    void numbersAreTrueAndNamesDifferent(Scenarios of) throws Exception {
        SurefireReader.assertValid(of.scenario().junit());
    }

    @Test
    void whatFailsTheBuildIsAFailure() throws Exception {
        assertThat(outcomes(Scenarios.ONE_LEAK)).containsExactly("failure com-leak");
        assertThat(outcomes(Scenarios.LEAKS_AND_CHILDREN))
                .containsExactly("failure com-leak", "skipped com-late-free", "skipped com-child-processes");
        assertThat(outcomes(Scenarios.LATE_FREES_IGNORED)).containsExactly("passed No leaks");
    }

    @Test
    void whereNothingWasFoundOneTestPasses() throws Exception {
        assertThat(suite(Scenarios.NO_LEAKS).getTestCases())
                .extracting(ReportTestCase::getName, ReportTestCase::getTime)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("No leaks", 1.234f));
        assertThat(suite(Scenarios.CHILDREN_NOT_COUNTED).getTestCases())
                .extracting(ReportTestCase::getName)
                .containsExactly("No leaks in app.exe itself; child processes could not be counted");
    }

    @Test
    void whatIsNotJudgedNeverPasses() throws Exception {
        assertThat(outcomes(Scenarios.KILLED)).containsExactly("error com-incomplete", "skipped com-outstanding");
        assertThat(outcomes(Scenarios.FAST_FAILED)).containsExactly("error com-incomplete");
        assertThat(outcomes(Scenarios.HELD_AT_EXIT)).containsExactly("skipped com-held");
        assertThat(outcomes(Scenarios.HELD_IGNORED)).containsExactly("skipped com-held");
    }

    @Test
    void aFailureHasTheTextOfTheReport() throws Exception {
        ReportTestCase test = suite(Scenarios.ONE_LEAK).getTestCases().get(0);

        assertThat(test.getFailureMessage()).isEqualTo("LEAK 48 bytes in 1 block, in loadSettings, settings.cpp:88");
        assertThat(test.getFailureDetail())
                .contains("app!wmain+0x12 (main.cpp:21)")
                .doesNotContain("contents");
        assertThat(test.getFullClassName()).isEqualTo("comleak.app_exe");
    }

    @Test
    void contentsAreShownWhereTheyAreAskedFor() throws IOException {
        Scenario leak = Scenarios.ONE_LEAK.scenario();

        assertThat(leak.report(new JUnitReporter(leak.symbols(), leak.policies(), "1", ContentsShown.FULL)))
                .contains("2e 00 5f");
    }
}
