// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.comleak.report.RunnerCommand;
import io.comleak.report.html.Page;
import io.comleak.report.junit.SurefireReader;
import io.comleak.report.msvc.MsCompile;
import io.comleak.report.sarif.SarifSchema;
import io.comleak.report.valgrind.Protocol4;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run's reports, in each form that comleak has. */
record AllForms(Path folder) {
    private static final List<String> FORMATS =
            List.of("text", "html", "json", "junit", "sarif", "valgrind", "github", "msvc");

    /** Options that have them written. */
    List<Object> options() {
        List<Object> options = new ArrayList<>();
        FORMATS.forEach(format -> options.add("--report=" + format + ":" + file(format)));
        return options;
    }

    Path file(String format) {
        return folder.resolve("report." + format);
    }

    /** Each by its own schema, or a reader of it; the JSON is held to its schema wherever it is read. */
    void assertValid() throws Exception {
        SurefireReader.assertValid(Files.readString(file("junit")));
        SarifSchema.assertValid(Files.readString(file("sarif")));
        Protocol4.assertValid(Files.readString(file("valgrind")));
        assertThat(Files.readAllLines(file("github"))).allSatisfy(RunnerCommand::parse);
        assertThat(Files.readAllLines(file("msvc"))).allSatisfy(MsCompile::parse);
        assertThat(Files.readString(file("text"))).isNotBlank();
        JsonObject json = Samples.json(file("json"));
        assertThat(new Page(Files.readString(file("html"))).findings())
                .extracting(finding -> finding.get("fingerprint"))
                .containsExactlyElementsOf(Stream.of("groups", "wrongFrees")
                        .flatMap(findings -> json.getAsJsonArray(findings).asList().stream())
                        .map(finding -> finding.getAsJsonObject().get("fingerprint"))
                        .toList());
    }
}
