// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritableFolderTest {
    @Test
    void whatIsTriedLeavesNothingBehind(@TempDir Path folder) {
        assertThat(WritableFolder.observe("temp", folder, "x"))
                .isEqualTo(Observation.ok("temp", folder + " can be written to"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        Observation observation = WritableFolder.observe("temp", Path.of("/proc"), "Name another.");

        assertThat(observation.state()).isEqualTo(State.WARNING);
        assertThat(observation.found()).startsWith("cannot write into /proc: ");
        assertThat(observation.advice()).isEqualTo("Name another.");
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThat(WritableFolder.observe("temp", folder.resolve("x"), "Name another.")
                        .found())
                .endsWith("there is no such folder");
    }
}
