// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.Xml;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.w3c.dom.Element;

/** The reader of Maven's own reports. */
public final class SurefireReader {
    private SurefireReader() {}

    static ReportTestSuite suite(String xml) throws Exception {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        assertThat(suites).hasSize(1);
        return suites.get(0);
    }

    /** A file whose one suite has tests of different names, and as many of each outcome as it says. */
    public static void assertValid(String xml) throws Exception {
        ReportTestSuite suite = suite(xml);
        assertThat(suite.getTestCases()).hasSize(suite.getNumberOfTests()).isNotEmpty();
        assertThat(suite.getTimeElapsed()).isPositive();
        assertThat(suite.getTestCases()).extracting(ReportTestCase::getName).doesNotHaveDuplicates();
        Element root = Xml.parse(xml);
        for (String outcome : List.of("failures", "errors", "skipped")) {
            String element = outcome.replaceFirst("s$", "");
            assertThat(root.getElementsByTagName(element).getLength())
                    .as(outcome)
                    .isEqualTo(Integer.parseInt(root.getAttribute(outcome)));
        }
    }
}
