// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeCachesTest {
    @Test
    void everyRuleSaysWhyAndWhereItWasSeen() {
        assertThat(RuntimeCaches.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.reason()).isNotBlank();
            assertThat(rule.evidence()).isNotBlank();
        });
    }

    /** Each would hide what programs leak. */
    @Test
    void noRuleMatchesAnApiOrAWholeModule() {
        List<Call> apis = List.of(
                new Call("combase.dll", "CoTaskMemAlloc"),
                new Call("oleaut32.dll", "SysAllocString"),
                new Call("oleaut32.dll", "SafeArrayCreate"),
                new Call("shell32.dll", "SHGetKnownFolderPath"),
                new Call("combase.dll", "CLSIDFromProgID"),
                new Call("clbcatq.dll", "anything"),
                new Call("clbcatq.dll", ""));

        assertThat(RuntimeCaches.rules()).noneMatch(rule -> rule.matches(apis));
    }
}
