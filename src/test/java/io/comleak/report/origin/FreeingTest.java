// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FreeingTest {
    @Test
    void onlyWhatTheTableNamesIsKnown() {
        assertThat(Freeing.of("SysAllocString")).contains("SysFreeString");
        assertThat(Freeing.of("VarBstrFromI4")).contains("SysFreeString");
        assertThat(Freeing.of("PSPropertyBag_ReadStrAlloc")).contains("CoTaskMemFree");
        assertThat(Freeing.of("SHAlloc")).contains("SHFree");
        assertThat(Freeing.of("SysAllocStringX")).isEmpty();
        assertThat(Freeing.of("sysallocstring")).isEmpty();
        assertThat(Freeing.of("")).isEmpty();
        assertThat(Freeing.of("# SPDX-License-Identifier: Apache-2.0")).isEmpty();
    }

    @Test
    void whatHandsOutMemoryForAnythingIsTold() {
        assertThat(Freeing.isAllocator("CoTaskMemAlloc")).isTrue();
        assertThat(Freeing.isAllocator("StringFromCLSID")).isFalse();
    }

    @Test
    void everyLineOfTheTableIsOfUse() throws IOException {
        List<String> names;
        try (InputStream table = Objects.requireNonNull(Freeing.class.getResourceAsStream("freeing.txt"))) {
            names = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("["))
                    .toList();
        }

        assertThat(names).hasSizeGreaterThan(90).doesNotHaveDuplicates().allSatisfy(name -> {
            assertThat(name).matches("[A-Za-z0-9_]+[*]?");
            assertThat(Freeing.of(name.replace("*", "")).orElse(""))
                    .matches(
                            "CoTaskMemFree|SHFree|ILFree|SysFreeString|(Prop)?VariantClear|SafeArrayDestroy(Descriptor|Data)?");
        });
    }
}
