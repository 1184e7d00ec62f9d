// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static io.comleak.endtoend.BatchFile.exitCode;
import static io.comleak.endtoend.BatchFile.javaHome;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The zip that is published, unpacked where programs go, in a folder with a space and a letter that is not ASCII. */
class ReleaseIT {
    private static final boolean UNDER_WINE = File.separatorChar == '/';
    private static final String WINDOWS_FOLDER = "C:\\Program Files\\Prüfung 1";
    /** Wine 8 ends a suspended 32-bit main thread that is given an APC. */
    private static final String WITHOUT_APC = UNDER_WINE ? "set JAVA_TOOL_OPTIONS=-Dcomleak.apc.x86=false" : "rem";

    private static final Path FOLDER = UNDER_WINE
            ? Path.of(System.getenv("WINEPREFIX"), "drive_c", "Program Files", "Prüfung 1")
            : Path.of(WINDOWS_FOLDER);

    @BeforeAll
    static void unpack() throws IOException {
        remove();
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                // Without the folder that is in the zip.
                Path file = FOLDER.resolve(entry.getName().replaceFirst("^[^/]*/", ""));
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip.getInputStream(entry), file);
                }
            }
        }
    }

    @AfterAll
    static void remove() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> all = Files.walk(FOLDER)) {
                all.sorted(Comparator.reverseOrder()).forEach(ReleaseIT::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> zips = files.filter(file -> file.toString().endsWith("-windows.zip"))
                    .toList();
            assertThat(zips).hasSize(1);
            return zips.get(0);
        }
    }

    private static Finished bat(String line) throws IOException {
        return BatchFile.run(FOLDER, WINDOWS_FOLDER, javaHome(), WITHOUT_APC, line);
    }

    @Test
    void watchesItsSamplesAndComparesRuns() throws IOException {
        for (String machine : List.of("x64", "x86")) {
            Finished demo = bat("comleak.exe run samples\\" + machine + "\\demo.exe");
            assertThat(demo.error()).contains("5 leaks, ", "main.cpp:19");
            assertThat(exitCode(demo)).isEqualTo("exit code 0x17");
        }
        for (String run : List.of("old.json", "new.json")) {
            Finished json = bat("comleak.exe run --json=" + run + " samples\\x64\\demo.exe");
            assertThat(exitCode(json)).isEqualTo("exit code 0x17");
            assertThat(FOLDER.resolve(run)).content().contains("\"leaks\"");
        }

        Finished diff = bat("comleak.exe diff old.json new.json");

        assertThat(diff.out() + diff.error()).contains("othing new");
        assertThat(exitCode(diff)).isEqualTo("exit code 0");
    }

    @Test
    void itsDoctorFindsNoFault() throws IOException {
        Finished doctor = bat("comleak.exe doctor samples\\x86\\demo.exe");

        assertThat(doctor.out())
                .contains("ok       files:", "ok       spy-x64:", "ok       spy-x86:", "ok       symbols:");
        assertThat(exitCode(doctor)).isEqualTo("exit code 0");
    }

    @Test
    void carriesTheTextsOfItsLicences() {
        assertThat(FOLDER.resolve("LICENSE")).content().contains("Apache License");
        assertThat(FOLDER.resolve("src/site/markdown/third-party.md")).isNotEmptyFile();
    }

    @Test
    void carriesWhatItsFirstPagesName() {
        assertThat(List.of(
                        "include/comleak.h",
                        "samples/tutorial/main.cpp",
                        "samples/phases/main.cpp",
                        "samples/gtest/main.cpp"))
                .allSatisfy(file -> assertThat(FOLDER.resolve(file)).isNotEmptyFile());
    }
}
