// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in list, on a DLL in the Windows folder that keeps what COM's catalogue keeps. Windows lets nobody write there. */
@DisabledOnOs(OS.WINDOWS)
class SystemCacheIT {
    private static final Path SYSTEM_FOLDER = Path.of(Objects.requireNonNullElse(System.getenv("WINEPREFIX"), ""))
            .resolve("drive_c/windows/comleak-system-cache");

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException {
        for (String kind : List.of("x64-pdb", "x86-pdb")) {
            Path to = Files.createDirectories(SYSTEM_FOLDER.resolve(kind));
            Path built = Samples.program(kind, "system-cache").resolveSibling("system-cache-dll.dll");
            Files.copy(built, to.resolve("clbcatq.dll"));
            Files.copy(built.resolveSibling("system-cache-dll.pdb"), to.resolve("system-cache-dll.pdb"));
        }
    }

    @AfterAll
    static void remove() throws IOException {
        try (var files = Files.walk(SYSTEM_FOLDER)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private Finished run(String kind, String... options) {
        Object[] words = new Object[options.length + 4];
        words[0] = "run";
        words[1] = "--json=" + folder.resolve("report.json");
        System.arraycopy(options, 0, words, 2, options.length);
        words[words.length - 2] = Samples.program(kind, "system-cache");
        words[words.length - 1] = "C:\\windows\\comleak-system-cache\\" + kind + "\\clbcatq.dll";
        return Command.comleak(words).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void whatTheSystemKeepsIsCountedAndWhatTheProgramLeaksIsReported(String kind) {
        Finished run = run(kind);

        JsonObject json = Samples.json(folder.resolve("report.json"));
        JsonArray suppressed = json.getAsJsonObject("totals").getAsJsonArray("suppressed");
        assertThat(suppressed).as(run.error()).hasSize(1);
        assertThat(suppressed.get(0).getAsJsonObject().get("name").getAsString())
                .isEqualTo("clbcatq-component-library");
        assertThat(suppressed.get(0).getAsJsonObject().get("bytes").getAsInt()).isEqualTo(44);
        assertThat(run.error())
                .contains("LEAK  45 bytes in 1 block, in leakWhenOpen, main.cpp")
                .contains("LEAK  44 bytes in 1 block, in leakDirectly, main.cpp")
                .contains("2 leaks, 89 bytes in 2 blocks · 1 block, 44 bytes, suppressed by clbcatq-component-library");
        assertThat(run.exitCode()).isEqualTo(23);
    }

    @Test
    void withoutTheListItIsReportedToo() {
        Finished run = run("x64-pdb", "--no-default-suppressions");

        assertThat(run.error()).contains("3 leaks, 133 bytes in 3 blocks").doesNotContain("suppressed");
    }

    @Test
    void theListCanBeShown() {
        Finished list = Command.comleak("suppressions").run();

        assertThat(list.exitCode()).isZero();
        assertThat(list.error()).isEmpty();
        assertThat(list.out()).contains("[clbcatq-component-library]").contains("evidence: Windows XP");
    }
}
