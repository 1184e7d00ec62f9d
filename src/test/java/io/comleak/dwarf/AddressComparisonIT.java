// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The reader against addr2line, on what this build made and on one program built in many ways. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs GCC for Windows and its tools")
class AddressComparisonIT {
    private static final Path BUILT = Path.of("target", "dwarf-compared");
    private static final int OF_EACH = 500;
    private static final int OF_VARIANT = 2_000;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void saysWhatAddr2lineSays() throws IOException, InterruptedException {
        int compared = 0;
        int explained = 0;
        List<String> differences = new ArrayList<>();
        for (Path image : images()) {
            boolean wide = image.toString().contains("x64");
            boolean variant = image.startsWith(BUILT);
            Comparison comparison = Comparison.of(image, wide, variant ? OF_VARIANT : OF_EACH);
            compared += comparison.compared();
            explained += comparison.explained();
            differences.addAll(comparison.differences());
        }

        String result = String.format(
                "dwarf: %,d addresses compared with addr2line, %,d differ (%,d more where LLVM's says the same as comleak)%n",
                compared, differences.size(), explained);
        System.out.print(result);
        Files.writeString(BUILT.resolve("result.txt"), result);
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(10_000);
    }

    private static List<Path> images() throws IOException, InterruptedException {
        List<Path> images = new ArrayList<>(variants());
        for (String machine : List.of("x64", "x86")) {
            images.add(Path.of("target", "comleak", "lib", "comleak-spy-" + machine + ".dll"));
            try (Stream<Path> samples = Files.list(Path.of("target", "samples", machine + "-dwarf"))) {
                // Not the hostile one, whose source has a line break in its name, as addr2line's answers do between
                // lines.
                samples.filter(file -> file.getFileName().toString().matches("[\\w-]+\\.(exe|dll)"))
                        .filter(file -> !file.endsWith("hostile-dll.dll"))
                        .forEach(images::add);
            }
        }
        return images;
    }

    /** All versions and grades of optimization for one machine, and some for the other. */
    private static List<Path> variants() throws IOException, InterruptedException {
        Files.createDirectories(BUILT);
        List<Path> images = new ArrayList<>();
        for (String version : List.of("-gdwarf-2", "-gdwarf-3", "-gdwarf-4", "-gdwarf-5")) {
            for (String grade : List.of("-O0", "-O2", "-O3")) {
                images.add(build("x64", version, grade));
            }
        }
        images.add(build("x86", "-gdwarf-2", "-O2"));
        images.add(build("x86", "-gdwarf-4", "-O3"));
        images.add(build("x86", "-gdwarf-5", "-O2"));
        images.add(build("x64", "-gdwarf64", "-O2"));
        images.add(build("x64", "-flto", "-O2"));
        return images;
    }

    private static Path build(String machine, String kind, String grade) throws IOException, InterruptedException {
        Path image = BUILT.resolve(machine + kind + grade + ".exe");
        String compiler = (machine.equals("x64") ? "x86_64" : "i686") + "-w64-mingw32-g++";
        Process process = new ProcessBuilder(
                        compiler,
                        "-std=c++17",
                        "-g",
                        kind,
                        grade,
                        "-static",
                        "-o",
                        image.toString(),
                        Fixture.FOLDER.resolve("nested.cpp").toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(image.toString()).isZero();
        return image;
    }
}
