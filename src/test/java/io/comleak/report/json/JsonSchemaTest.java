// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.comleak.report.Scenarios;
import io.comleak.saved.RunFile;
import io.comleak.saved.SavedRunException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema accepts what comleak writes, and hardly anything else. */
class JsonSchemaTest {
    /** Members that may be missing without another one. */
    private static final Set<String> OPTIONAL = Set.of(
            "stackScanned",
            "childProcesses",
            "pdb",
            "symbols",
            "apartment",
            "decoded",
            "contents",
            "hex",
            "fault",
            "module",
            "firstFreed",
            "ownLine",
            "api",
            "madeBy",
            "freeWith",
            "stackCut");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A member somewhere in a report. */
    private record Place(String path, ObjectNode of, String member) {}

    @Test
    void itIsASchema() {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(URI.create(SchemaId.V202012))
                        .validate(JsonSchema.text(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsValid(Scenarios of) throws IOException {
        String json = of.scenario().json();

        ReportSchema.PUBLISHED.assertValid(json);
        ReportSchema.STRICT.assertValid(json);
    }

    @Test
    void membersOfALaterComleakAreValid() throws IOException {
        String later =
                Scenarios.ONE_LEAK.scenario().json().replace("\"class\": \"leak\"", "\"x\": 1, \"class\": \"leak\"");

        ReportSchema.PUBLISHED.assertValid(later);
        assertThat(ReportSchema.STRICT.faults(later)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ONE_LEAK",
                "CRASHED",
                "WRONG_FREES",
                "LEAKS_AND_CHILDREN",
                "RUNTIME_CACHE",
                "ODD_FRAMES",
                "SCANNED",
                "EVENTS_LOST"
            })
    void noMemberThatIsRequiredMayBeMissing(Scenarios of) throws IOException {
        JsonNode report = MAPPER.readTree(of.scenario().json());
        List<Place> places = places(report);

        assertThat(places).hasSizeGreaterThan(60);
        for (Place place : places) {
            JsonNode value = place.of().remove(place.member());
            boolean valid = isValid(report);
            assertThat(valid).as("without " + place.path()).isEqualTo(isOptional(place));
            // A schema cannot say that an offset leads from its module to its address.
            assertThat(canBeRead(report))
                    .as("without " + place.path())
                    .isEqualTo(valid && !place.member().equals("module"));
            place.of().set(place.member(), value);
        }
    }

    /** The names of a frame are no less required than all others; those of a module may be missing. */
    private static boolean isOptional(Place place) {
        return OPTIONAL.contains(place.member())
                && !(place.member().equals("symbols") && place.of().has("address"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ONE_LEAK",
                "CRASHED",
                "WRONG_FREES",
                "LEAKS_AND_CHILDREN",
                "RUNTIME_CACHE",
                "ODD_FRAMES",
                "SCANNED",
                "EVENTS_LOST"
            })
    void noMemberMayBeOfAnotherKind(Scenarios of) throws IOException {
        JsonNode report = MAPPER.readTree(of.scenario().json());

        for (Place place : places(report)) {
            JsonNode value = place.of().get(place.member());
            for (JsonNode wrong : wrong(value)) {
                place.of().set(place.member(), wrong);
                assertThat(isValid(report)).as(place.path() + ": " + wrong).isFalse();
                assertThat(canBeRead(report)).as(place.path() + ": " + wrong).isFalse();
            }
            place.of().set(place.member(), value);
        }
    }

    private static List<JsonNode> wrong(JsonNode value) {
        JsonNode other = value.isTextual() ? IntNode.valueOf(1) : TextNode.valueOf("1");
        return value.isNumber()
                ? List.of(NullNode.instance, other, MAPPER.getNodeFactory().numberNode(0.5))
                : List.of(NullNode.instance, other);
    }

    @Test
    void aWordIsOneOfThoseThatThereAre() throws IOException {
        Set<String> words = new TreeSet<>();
        for (Scenarios scenario : List.of(Scenarios.CRASHED, Scenarios.WRONG_FREES, Scenarios.LEAKS_AND_CHILDREN)) {
            JsonNode report = MAPPER.readTree(scenario.scenario().json());
            for (Place place : places(report)) {
                JsonNode value = place.of().get(place.member());
                place.of().put(place.member(), "something-else");
                if (value.isTextual() && !isValid(report)) {
                    words.add(place.member());
                    assertThat(canBeRead(report)).as(place.path()).isFalse();
                }
                place.of().set(place.member(), value);
            }
        }
        assertThat(words)
                .containsExactlyInAnyOrder(
                        "machine",
                        "kind",
                        "cause",
                        "end",
                        "verdict",
                        "class",
                        "basis",
                        "fingerprint",
                        "state",
                        "hex",
                        "apartment",
                        "address",
                        "offset",
                        "base",
                        "guid",
                        "accessed");
    }

    private static boolean isValid(JsonNode report) {
        return ReportSchema.PUBLISHED.faults(report.toString()).isEmpty();
    }

    private static boolean canBeRead(JsonNode report) throws IOException {
        byte[] bytes = report.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return RunFile.read("run.json", () -> new ByteArrayInputStream(bytes), 16) != null;
        } catch (SavedRunException e) {
            return false;
        }
    }

    /** A place of each kind. */
    private static List<Place> places(JsonNode report) {
        List<Place> places = new ArrayList<>();
        collect("", report, places, new TreeSet<>());
        return places;
    }

    private static void collect(String path, JsonNode node, List<Place> places, Set<String> seen) {
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            collect(path, element, places, seen);
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String inside = path + "/" + member.getKey();
                if (seen.add(inside)) {
                    places.add(new Place(inside, object, member.getKey()));
                }
                collect(inside, member.getValue(), places, seen);
            }
        }
    }
}
