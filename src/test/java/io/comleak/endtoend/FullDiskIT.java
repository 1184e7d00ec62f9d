// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A disk without room, as Linux has one: the target runs as ever, and comleak says that its report is not there. */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {
    @TempDir
    Path folder;

    /** By a link: should it be replaced, the machine keeps its device. */
    private Path full() throws Exception {
        return Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    }

    private static Path sample() {
        return Samples.program("x64-pdb", "clean");
    }

    @Test
    void aJsonReportThatFindsNoRoom() throws Exception {
        Finished run = Command.comleak("run", "--json=" + full(), sample()).run();

        assertThat(run.exitCode()).as(run.error()).isEqualTo(125);
        assertThat(run.error()).contains("comleak: cannot write ").contains("No leaks. clean.exe");
        assertThat(folder.resolve("full")).isSymbolicLink();
    }

    @Test
    void aTextReportThatFindsNoRoomFollowsOnStandardError() throws Exception {
        Finished run = Command.comleak("run", "-o", full(), sample()).run();

        assertThat(run.exitCode()).as(run.error()).isEqualTo(125);
        assertThat(run.error()).contains("comleak: cannot write ").contains("No leaks. clean.exe");
    }

    @Test
    void aStandardErrorThatTakesNothing() {
        Finished run = Command.comleak("run", sample())
                .errorInto(new File("/dev/full"))
                .run();

        assertThat(run.exitCode()).isEqualTo(125);
    }
}
