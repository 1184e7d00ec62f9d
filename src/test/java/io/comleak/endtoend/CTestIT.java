// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the page on integration says of CTest, done. */
@Execution(ExecutionMode.CONCURRENT)
class CTestIT {
    @TempDir
    Path folder;

    @Test
    void aTestProgramThatLeaksFailsItsTest() throws IOException {
        Finished test = test("phases");

        assertThat(test.exitCode()).as(test.out()).isNotZero();
        assertThat(test.out())
                .contains("phase \"loading\": leaks")
                .contains("exit 23: leaks")
                .contains("***Failed");
        assertThat(Samples.json(folder.resolve("build/app-tests.json")).getAsJsonArray("phases"))
                .hasSize(3);
    }

    @Test
    void oneThatDoesNotPassesIt() throws IOException {
        Finished test = test("clean");

        assertThat(test.exitCode()).as(test.out()).isZero();
        assertThat(test.out()).contains("100% tests passed");
    }

    private Finished test(String sample) throws IOException {
        String program = Samples.program("x64-pdb", sample).toString().replace('\\', '/');
        Files.writeString(folder.resolve("CMakeLists.txt"), project(program) + snippet());
        Finished configured = Command.of(
                        "cmake", "-S", folder, "-B", folder.resolve("build"), "-DCOMLEAK=" + Command.comleakScript())
                .run();
        assertThat(configured.exitCode()).as(configured.error()).isZero();
        return Command.of("ctest", "--test-dir", folder.resolve("build"), "--output-on-failure")
                .run();
    }

    private static String project(String program) {
        return """
                cmake_minimum_required(VERSION 3.16)
                project(tests NONE)
                enable_testing()
                add_executable(app-tests IMPORTED)
                set_target_properties(app-tests PROPERTIES IMPORTED_LOCATION "%s")
                """.formatted(program);
    }

    private static String snippet() throws IOException {
        Matcher snippet = Pattern.compile("(?s)```cmake\n(.*?)```")
                .matcher(Files.readString(Path.of("src/site/markdown/integration.md")));
        assertThat(snippet.find()).isTrue();
        return snippet.group(1);
    }
}
