// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.msvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.RunBuilder;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MsvcReporterTest {
    @ParameterizedTest
    @EnumSource
    void everyLineIsOneOfACompilers(Scenarios of) throws IOException {
        String report = of.scenario().msvc();

        assertThat(report.lines()).allSatisfy(line -> {
            MsCompile found = MsCompile.parse(line);
            assertThat(found.file()).isNotBlank();
            assertThat(found.code()).matches("CL01\\d\\d");
            assertThat(found.message()).isNotBlank();
        });
    }

    @Test
    void aLeakIsAtTheUsersOwnLine() throws IOException {
        assertThat(Scenarios.ONE_LEAK.scenario().msvc().lines().map(MsCompile::parse))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.file()).endsWith("settings.cpp");
                    assertThat(found.line()).isEqualTo(88);
                    assertThat(found.severity()).isEqualTo("error");
                    assertThat(found.code()).isEqualTo("CL0101");
                    assertThat(found.message())
                            .startsWith("LEAK 48 bytes in 1 block, in loadSettings, settings.cpp:88");
                });
    }

    @Test
    void withoutALineItIsAtTheProgram() throws IOException {
        RunBuilder run = new RunBuilder();
        run.closedApartment(run.stack("app!wmain"))
                .outstanding(8, run.stack("combase!CoTaskMemAlloc+0x8", "app!load+0x8"));

        assertThat(Scenario.of(run).msvc())
                .startsWith("C:\\dev\\app.exe : error CL0101: LEAK 8 bytes in 1 block, in app!load+0x8;");
    }

    @Test
    void whereNothingWasFoundNothingIsWritten() throws IOException {
        assertThat(Scenarios.NO_LEAKS.scenario().msvc()).isEmpty();
    }

    /** Neither spaces before it nor a workflow command in it. */
    @Test
    void aPathBeginsAsPathsDo() throws IOException {
        RunBuilder run = new RunBuilder().program("  ::error::x.exe");
        run.closedApartment(run.stack("app!wmain")).outstanding(9, run.stack("app!load+0x9"));

        assertThat(Scenario.of(run).msvc().lines())
                .allSatisfy(line -> assertThat(line).startsWith("| ::error"))
                .allSatisfy(MsCompile::parse);
    }
}
