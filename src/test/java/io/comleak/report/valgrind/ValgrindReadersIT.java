// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import io.comleak.report.Names;
import io.comleak.report.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "scripts/setup installs the readers there alone")
class ValgrindReadersIT {
    @Test
    void othersReadWhatComleakWrites(@TempDir Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Scenarios of : Scenarios.values()) {
            Path file = folder.resolve(Names.of(of) + ".xml");
            files.add(Files.writeString(file, of.scenario().valgrind()));
        }

        ValgrindReaders.assertCanRead(files);
    }
}
