// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a run loads comes from the archive of classes, which holds no class that is made while it runs. */
@Isolated("whoever comes while the archive is being made does without it")
class ArchiveIT {
    private static final String LOG = "classes.log";

    /** Proxies of annotations, accessors of constructors, the methods of a record, and what JNA and the JVM make for themselves. */
    private static final int MOST_MADE = 60;

    @TempDir
    Path folder;

    @Test
    void aRunMakesFewClassesAndReadsNoneFromTheJar() throws IOException {
        Finished run = Command.comleak("run", Samples.program("x64-pdb", "clean"))
                .in(folder)
                // The one variable that comes behind the command line, which switches all logging off.
                .with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + LOG)
                .run();

        assertThat(run.exitCode()).as(run.error()).isZero();
        List<String> loaded = Files.readAllLines(folder.resolve(LOG));
        assertThat(loaded)
                .anyMatch(line -> line.contains(" io.comleak.Main source: shared objects file"))
                .noneMatch(line -> line.contains("comleak.jar"));
        assertThat(loaded.stream().filter(line -> !line.contains("shared objects file")))
                .hasSizeLessThanOrEqualTo(MOST_MADE);
    }
}
