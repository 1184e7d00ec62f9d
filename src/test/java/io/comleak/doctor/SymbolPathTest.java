// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolPathTest {
    @TempDir
    Path folder;

    private static Observation observe(@Nullable String option, @Nullable String ofEnvironment) {
        return SymbolPath.of(option, ofEnvironment).observe();
    }

    @Test
    void withoutAPathAllIsWell() {
        assertThat(observe(null, null).state()).isEqualTo(State.OK);
        assertThat(observe(";", " ; ").found()).contains("no _NT_SYMBOL_PATH");
    }

    @Test
    void foldersAndServersAreNamed() {
        Observation observation = observe(
                folder.toString(), "srv*" + folder.resolve("cache") + "*https://symbols.example/x;cache*" + folder);

        assertThat(observation.state()).as(observation.found()).isEqualTo(State.OK);
        assertThat(observation.found()).contains(folder.toString(), "https://symbols.example/x");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Observation observation = observe(null, folder + ";" + folder.resolve("missing"));

        assertThat(observation.state()).isEqualTo(State.WARNING);
        assertThat(observation.found()).isEqualTo("there is no folder " + folder.resolve("missing"));
        assertThat(observation.advice()).contains("_NT_SYMBOL_PATH");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() {
        assertThat(observe(null, "srv*/proc*https://x").found()).startsWith("cannot write into the cache /proc: ");
        assertThat(observe(null, "symsrv*symsrv.dll*" + folder.resolve("a/b") + "*https://x")
                        .found())
                .contains("cannot write into the cache " + folder.resolve("a/b"), "there is no such folder");
    }
}
