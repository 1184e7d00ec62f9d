// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePlacesTest {
    private final SourcePlaces places = new SourcePlaces(List.of(Path.of("a"), Path.of("b")));

    @Test
    void pathIsTakenAsItIsThenByItsTailsTheLongerOnesFirst() {
        assertThat(places.of("C:\\src\\app\\x.cpp"))
                .containsExactly(
                        Path.of("C:/src/app/x.cpp"),
                        Path.of("a/src/app/x.cpp"),
                        Path.of("b/src/app/x.cpp"),
                        Path.of("a/app/x.cpp"),
                        Path.of("b/app/x.cpp"),
                        Path.of("a/x.cpp"),
                        Path.of("b/x.cpp"));
    }

    @Test
    void pathOfNoFolderIsLookedForBelowTheUsersAlone() {
        assertThat(places.of("app/x.cpp"))
                .containsExactly(
                        Path.of("a/app/x.cpp"), Path.of("b/app/x.cpp"), Path.of("a/x.cpp"), Path.of("b/x.cpp"));
        assertThat(places.of("C:x.cpp")).containsExactly(Path.of("a/x.cpp"), Path.of("b/x.cpp"));
        assertThat(new SourcePlaces(List.of()).of("x.cpp")).isEmpty();
    }

    @Test
    void nothingLeadsOutOfTheUsersFolders() {
        assertThat(places.of("..\\..\\secret\\x.cpp"))
                .isNotEmpty()
                .allMatch(place -> place.startsWith("a") || place.startsWith("b"))
                .noneMatch(place -> place.toString().contains(".."));
        assertThat(places.of("/src/../x.cpp")).startsWith(Path.of("/x.cpp"));
    }

    /** To open the first of these would tell a server who one is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\server\\share\\x.cpp",
                "//server/share/x.cpp",
                "\\/server/share/x.cpp",
                "/\\server\\share\\x.cpp",
                "\\\\?\\UNC\\server\\share\\x.cpp",
                "\\\\?\\C:\\x.cpp",
                "\\\\.\\PhysicalDrive0",
                "\\??\\C:\\x.cpp",
                "CON",
                "C:\\src\\nul",
                "C:\\src\\COM1.cpp",
                "C:\\src\\aux .h\\x.cpp",
                "src/lpt9/x.cpp",
                "C:\\src\\CONIN$",
                "C:\\src\\x.cpp:stream",
                "C:\\src\\x\u0001.cpp",
                "C:\\src\\*.cpp",
                "https://example.com/x.cpp",
                "",
                "\\",
                "C:\\"
            })
    void hostilePathsAreNowhere(String path) {
        assertThat(places.of(path)).isEmpty();
    }

    @Test
    void endlessPathIsNowhere() {
        assertThat(places.of("C:\\" + "a\\".repeat(5000) + "x.cpp")).isEmpty();
        assertThat(places.of("C:\\" + "a\\".repeat(1000) + "x.cpp")).hasSizeLessThan(100);
    }
}
