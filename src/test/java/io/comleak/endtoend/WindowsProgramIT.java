// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that come with the system, and that nobody built for comleak. */
@Execution(ExecutionMode.CONCURRENT)
class WindowsProgramIT {
    @TempDir
    Path folder;

    @Test
    void wmicLeaksNothingAndPrintsWhatItPrintsWithout() {
        byte[] alone = Command.program(Path.of("wmic.exe"), "os", "get", "caption")
                .run()
                .output();

        Finished run =
                Command.comleak("run", "wmic.exe", "os", "get", "caption").run();

        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(run.error()).startsWith("No leaks. wmic.exe");
        assertThat(run.output()).isEqualTo(alone);
    }

    /** The same program for each machine. */
    @ParameterizedTest
    @ValueSource(strings = {"system32", "syswow64"})
    void aScriptChoosesItsExitCode(String folderOfWindows) throws Exception {
        Path cscript = Path.of("C:\\windows\\" + folderOfWindows + "\\cscript.exe");
        Files.writeString(folder.resolve("quit.vbs"), """
                WScript.Echo "before"
                WScript.Quit 42
                """);

        Finished alone =
                Command.program(cscript, "//nologo", "quit.vbs").in(folder).run();
        Finished watched = Command.comleak("run", "--held=ignore", cscript, "//nologo", "quit.vbs")
                .in(folder)
                .run();

        assertThat(alone.exitCode()).isEqualTo(42);
        assertThat(watched.exitCode()).as(watched.error()).isEqualTo(42);
        assertThat(watched.output()).isEqualTo(alone.output());
    }

    @ParameterizedTest
    @CsvSource({
        "system32, cmd.exe, /c dir nosuch",
        "system32, reg.exe, query HKCU\\Environment",
        "system32, where.exe, cmd",
        "system32, msiexec.exe, /?",
        "system32, regsvr32.exe, /s nosuch.dll",
        "system32, taskkill.exe, /pid 999999",
        "system32, expand.exe,",
        "syswow64, reg.exe, query HKCU\\Environment",
        "syswow64, expand.exe,",
    })
    void aProgramDoesWhatItDoesWithout(String folderOfWindows, String name, @Nullable String line) {
        Path program = Path.of("C:\\windows\\" + folderOfWindows + "\\" + name);
        List<Object> words = new ArrayList<>(List.of(program));
        words.addAll(line == null ? List.of() : List.of(line.split(" ")));
        Finished alone = Command.program(program, words.subList(1, words.size()).toArray())
                .run();

        words.addAll(0, List.of("run", "-q"));
        Finished watched = Command.comleak(words.toArray()).run();

        assertThat(watched.exitCode()).as(watched.error()).isEqualTo(alone.exitCode());
        assertThat(watched.output()).isEqualTo(alone.output());
        assertThat(watched.error()).isEqualTo(alone.error());
    }

    @Test
    void whatAScriptEngineKeepsIsShownWithItsModules() throws Exception {
        Files.writeString(folder.resolve("dictionary.vbs"), """
                Dim words, i
                Set words = CreateObject("Scripting.Dictionary")
                For i = 1 To 20
                  words.Add "key" & i, "value" & i
                Next
                WScript.Echo words.Count
                """);
        Path report = folder.resolve("report.json");

        Finished run = Command.comleak("run", "--json=" + report, "cscript.exe", "//nologo", "dictionary.vbs")
                .in(folder)
                .run();

        assertThat(run.out().strip()).as(run.error()).isEqualTo("20");
        assertThat(modulesOnStacks(Samples.json(report))).contains("scrrun.dll", "oleaut32.dll");
    }

    private static Set<String> modulesOnStacks(JsonObject json) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonElement group : json.getAsJsonArray("groups")) {
            for (JsonElement element : group.getAsJsonObject().getAsJsonArray("stack")) {
                JsonObject frame = element.getAsJsonObject();
                if (frame.has("module")) {
                    names.add(moduleName(json, frame.get("module").getAsInt()));
                }
            }
        }
        return names;
    }

    private static String moduleName(JsonObject json, int id) {
        for (JsonElement element : json.getAsJsonArray("modules")) {
            JsonObject module = element.getAsJsonObject();
            if (module.get("id").getAsInt() == id) {
                String path = module.get("path").getAsString();
                return path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
