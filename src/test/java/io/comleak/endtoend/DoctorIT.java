// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** comleak doctor, where all is well and where it is not. */
@Execution(ExecutionMode.CONCURRENT)
class DoctorIT {
    private static final Path LIB = Path.of("target/comleak/lib");

    @TempDir
    Path folder;

    private static List<String> faults(Finished run) {
        return run.out().lines().filter(line -> line.startsWith("fault ")).toList();
    }

    /** comleak with files of its own to be spoiled, as COMLEAK_HOME has it. */
    private Path home() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        try (Stream<Path> files = Files.list(LIB)) {
            for (Path file : files.toList()) {
                Files.copy(file, lib.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static Finished doctor(Path home) {
        return Command.comleak("doctor").with("COMLEAK_HOME", home.toString()).run();
    }

    @Test
    void hereAllIsWell() {
        Finished run = Command.comleak("doctor", Samples.program("x64-pdb", "seed-leak"))
                .run();

        assertThat(run.exitCode()).as(run.out() + run.error()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(faults(run)).isEmpty();
        assertThat(run.out())
                .containsPattern("ok {7}java: 1[7-9]|ok {7}java: 2")
                .contains("spy-x64: comleak-trial-x64.exe ran under watch for ")
                .contains("spy-x86: comleak-trial-x86.exe ran under watch for ")
                .contains("helper-x64: the symbol helper answers")
                .contains("seed-leak.pdb is of this build")
                .contains("0 faults");
    }

    /** The page explains what there is, and nothing else. */
    @Test
    void thePageHasARowForEachCheck() throws IOException {
        Finished run = Command.comleak("doctor", Samples.program("x64-pdb", "seed-leak"))
                .run();
        List<String> rows = Files.readAllLines(Path.of("src/site/markdown/doctor.md")).stream()
                .filter(line -> line.startsWith("| `") && !line.contains("checks") && !line.contains("`comleak`"))
                .flatMap(line -> Pattern.compile("`([a-z0-9-]+)`")
                        .matcher(line.substring(0, line.indexOf(" |", 2)))
                        .results()
                        .map(match -> match.group(1)))
                .toList();

        assertThat(run.out()
                        .lines()
                        .filter(line -> line.matches("(ok|warning|fault) .*"))
                        .map(line -> line.replaceFirst("\\S+ +([a-z0-9-]+): .*", "$1")))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void asJson() {
        Path program = Samples.program("x64-pdb", "own-spy");

        Finished run = Command.comleak("doctor", "--json", program).run();

        assertThat(run.exitCode()).as(run.out() + run.error()).isZero();
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(json.getAsJsonObject("comleak").get("document").getAsString())
                .isEqualTo("doctor");
        List<String> checks = json.getAsJsonArray("checks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(check -> check.get("check").getAsString() + " "
                        + check.get("state").getAsString())
                .toList();
        assertThat(checks)
                .contains("java ok", "dbghelp ok", "spy-x64 ok", "spy-x86 ok", "program ok", "own-spy warning");
    }

    @Test
    void aFileThatIsMissing() throws IOException {
        Path home = home();
        Files.delete(home.resolve("lib/comleak-spy-x86.dll"));

        Finished run = doctor(home);

        assertThat(run.exitCode()).as(run.out() + run.error()).isEqualTo(1);
        assertThat(faults(run)).hasSize(2);
        assertThat(faults(run).get(0)).contains("files: ").endsWith("comleak-spy-x86.dll is missing");
        assertThat(faults(run).get(1)).contains("spy-x86: cannot use ").endsWith("[CL-0007]");
        assertThat(run.out()).contains("ok       spy-x64: ");
    }

    /** A DLL for the other machine is one that the loader refuses, as a policy would. */
    @Test
    void aSpyThatCannotBeLoaded() throws IOException {
        Path home = home();
        Files.copy(
                LIB.resolve("comleak-spy-x86.dll"),
                home.resolve("lib/comleak-spy-x64.dll"),
                StandardCopyOption.REPLACE_EXISTING);

        Finished run = doctor(home);

        assertThat(run.exitCode()).as(run.out() + run.error()).isEqualTo(1);
        assertThat(faults(run)).hasSize(1);
        assertThat(faults(run).get(0))
                .contains("spy-x64: ", "comleak-trial-x64.exe could not load ")
                .endsWith("[CL-0081]");
        assertThat(run.out()).contains("security software").contains("ok       spy-x86: ");
    }

    @Test
    void aFileThatIsDamaged() throws IOException {
        Path home = home();
        byte[] dll = Files.readAllBytes(LIB.resolve("comleak-spy-x64.dll"));
        Files.write(home.resolve("lib/comleak-spy-x64.dll"), Arrays.copyOf(dll, 100));
        Files.write(home.resolve("lib/comleak-symbols-x64.exe"), new byte[0]);

        Finished run = doctor(home);

        assertThat(run.exitCode()).as(run.out() + run.error()).isEqualTo(1);
        assertThat(faults(run).get(0)).contains("comleak-spy-x64.dll is damaged", "comleak-symbols-x64.exe is damaged");
        assertThat(faults(run)).anyMatch(line -> line.contains("spy-x64: cannot use "));
        assertThat(faults(run)).anyMatch(line -> line.contains("helper-x86: the symbol helper does not work"));
    }

    /** Without it there is no console to write to, nor a file to be found: comleak itself says what is wrong. */
    @Test
    void aDllOfJnasThatIsMissing() throws IOException {
        Path home = home();
        Files.delete(home.resolve("lib/jnidispatch.dll"));

        Finished run = doctor(home);

        assertThat(run.exitCode()).isEqualTo(125);
        assertThat(run.error()).contains("[CL-0005]").contains("jnidispatch.dll belongs beside comleak.jar");
    }

    @Test
    void aFolderThatCannotBeWrittenAndSymbolsThatCannotBeFound() {
        Finished run = Command.comleak(
                        "doctor", Samples.program("x64-pdb", "runtime-cache").resolveSibling("runtime-cache-dll.dll"))
                .in(Path.of("/proc"))
                .with("_NT_SYMBOL_PATH", "Z:\\no-such-folder;srv*https://symbols.example/none")
                .run();

        assertThat(run.exitCode()).as(run.out() + run.error()).isEqualTo(1);
        assertThat(run.out())
                .contains("warning  folder: cannot write into Z:\\proc")
                .contains("warning  symbol-path: there is no folder Z:\\no-such-folder")
                .containsPattern("warning {2}dbghelp: .* cannot be asked without a symsrv.dll");
        assertThat(faults(run)).singleElement().asString().contains("is a DLL").endsWith("[CL-0074]");
    }
}
