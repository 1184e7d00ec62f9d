// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaked blocks are, for both machines, by compilers of two makers. */
@Execution(ExecutionMode.CONCURRENT)
class ContentsIT {
    @TempDir
    Path folder;

    static Stream<String> kinds() {
        return Samples.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void objectsHaveTheirClass(String kind) {
        assertThat(decoded("objects", kind))
                .hasSize(3)
                .contains("object of objects!shop::Till", "object of objects!shop::Counter")
                .anyMatch(what -> what.matches("object with a vtable in objects\\+0x[0-9a-f]+"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void variantsHaveTheirValues(String kind) {
        assertThat(decoded("variants", kind))
                .containsExactlyInAnyOrder(
                        "SAFEARRAY short[0..1, 1..3]",
                        "data of a SAFEARRAY ",
                        "VARIANT[2] VT_R8 19.75, VT_I4 -7",
                        "PROPVARIANT[2] VT_FILETIME 1970-01-01 00:00:00 UTC, VT_BOOL true");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aVectorShowsItsElements(String kind) {
        assertThat(decoded("safearray", kind))
                .contains("BSTR Ada", "BSTR Eva", "BSTR Ida")
                .anyMatch(what -> what.matches("SAFEARRAY BSTR\\[0\\.\\.2]: 0x[0-9a-f]+, 0x[0-9a-f]+.*"));
    }

    private List<String> decoded(String sample, String kind) {
        Path json = folder.resolve("run.json");
        Command.comleak("run", "--json=" + json, Samples.program(kind, sample)).run();
        List<String> decoded = new ArrayList<>();
        for (JsonElement element : Samples.json(json).getAsJsonArray("groups")) {
            JsonObject group = element.getAsJsonObject();
            if (ReportedGroup.isOwn(group)) {
                addDecoded(group, decoded);
            }
        }
        return decoded;
    }

    /** With what it owns. */
    private static void addDecoded(JsonObject group, List<String> decoded) {
        for (JsonElement block : group.getAsJsonArray("list")) {
            JsonObject what = block.getAsJsonObject().getAsJsonObject("decoded");
            decoded.add(what.get("type").getAsString() + " " + what.get("value").getAsString());
        }
        if (group.has("owned")) {
            group.getAsJsonArray("owned").forEach(owned -> addDecoded(owned.getAsJsonObject(), decoded));
        }
    }
}
