// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
    private static final List<String> IMAGES = List.of(
            "jnidispatch.dll",
            "comleak-spy-x64.dll",
            "comleak-spy-x86.dll",
            "comleak-address-x86.exe",
            "comleak-symbols-x64.exe",
            "comleak-trial-x64.exe",
            "comleak-trial-x86.exe");

    @TempDir
    Path lib;

    @BeforeEach
    void all() throws IOException {
        Files.writeString(lib.resolve("comleak.jar"), "");
        for (String name : IMAGES) {
            Files.copy(Path.of("src/test/resources/dwarf/gcc5-x64.dll"), lib.resolve(name));
        }
    }

    /** These are no files of this build, which says so where its hashes are known. */
    @Test
    void whatIsAllThereIsNoFault() {
        assertThat(OwnFiles.observe(lib).state()).isNotEqualTo(State.FAULT);
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Files.delete(lib.resolve("comleak-spy-x86.dll"));

        Observation observation = OwnFiles.observe(lib);

        assertThat(observation.state()).isEqualTo(State.FAULT);
        assertThat(observation.found()).isEqualTo(lib.resolve("comleak-spy-x86.dll") + " is missing");
        assertThat(observation.advice()).contains("Install comleak again");
    }

    @Test
    void aFileThatIsDamagedIsNamed() throws IOException {
        Files.write(lib.resolve("comleak-symbols-x64.exe"), new byte[100]);

        Observation observation = OwnFiles.observe(lib);

        assertThat(observation.state()).isEqualTo(State.FAULT);
        assertThat(observation.found()).startsWith(lib.resolve("comleak-symbols-x64.exe") + " is damaged: ");
    }
}
