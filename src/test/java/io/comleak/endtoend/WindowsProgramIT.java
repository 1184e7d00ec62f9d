// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that come with the system, and that nobody built for comleak. */
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
