// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeCachesTest {
    @Test
    void everyEntrySaysWhyAndWhereItWasSeen() {
        assertThat(RuntimeCaches.entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.reason()).isNotBlank();
            assertThat(entry.evidence()).isNotBlank();
        });
    }

    /** Each would hide what programs leak. */
    @Test
    void noEntryMatchesAnApiOrAWholeModule() {
        List<Call> apis = List.of(
                new Call("combase.dll", "CoTaskMemAlloc", ""),
                new Call("oleaut32.dll", "SysAllocString", ""),
                new Call("oleaut32.dll", "SafeArrayCreate", ""),
                new Call("shell32.dll", "SHGetKnownFolderPath", ""),
                new Call("combase.dll", "CLSIDFromProgID", ""),
                new Call("clbcatq.dll", "anything", ""),
                new Call("clbcatq.dll", "", ""));
        Subject subject = new Subject(FindingClass.LEAK, 0, new SizeRange(44, 44), apis, apis.size());

        assertThat(new SuppressionMatcher(RuntimeCaches.entries()).find(subject))
                .isEmpty();
    }
}
