// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakJudge;
import io.comleak.report.ContentsShown;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class JsonReporterTest {
    @Test
    void withoutContentsNoByteIsWritten() throws IOException {
        Scenario leak = Scenarios.ONE_LEAK.scenario();
        LeakCheck check = LeakJudge.judge(leak.run());
        StringWriter out = new StringWriter();

        new JsonReporter(leak.symbols(), "1.2.3", ContentsShown.NONE)
                .report(check, ExitStatus.of(check, leak.policies()), out);

        assertThat(out.toString()).contains("\"size\": 48").doesNotContain("contents");
    }

    @Test
    void policiesHideNothing() throws IOException {
        assertThat(Scenarios.LATE_FREES_IGNORED.scenario().json())
                .isEqualTo(Scenarios.LATE_FREES.scenario().json());
    }
}
