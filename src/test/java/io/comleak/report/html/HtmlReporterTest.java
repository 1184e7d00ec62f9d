// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.comleak.leaks.Finding;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.source.SourceExcerpt;
import io.comleak.source.SourceLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReporterTest {
    private static Page page(Scenarios of) throws IOException {
        return new Page(of.scenario().html());
    }

    private static Page page(Scenarios of, ContentsShown contents) throws IOException {
        Scenario scenario = of.scenario();
        return new Page(scenario.report(new HtmlReporter(scenario.symbols(), scenario.policies(), "1.2.3", contents)));
    }

    private static JsonObject json(Scenarios of) throws IOException {
        return JsonParser.parseString(of.scenario().json()).getAsJsonObject();
    }

    /** Groups and wrong frees, less what the policies ignore. */
    private static List<JsonObject> reported(Scenarios of) throws IOException {
        List<JsonObject> reported = new ArrayList<>();
        for (JsonObject group : Page.objects(json(of).getAsJsonArray("groups"))) {
            if (shows(of, group.get("class").getAsString())) {
                reported.add(group);
            }
        }
        if (of.scenario().policies().shows(Finding.WRONG_FREES)) {
            reported.addAll(Page.objects(json(of).getAsJsonArray("wrongFrees")));
        }
        return reported;
    }

    private static boolean shows(Scenarios of, String leakClass) {
        Finding finding = switch (leakClass) {
            case "leak" -> Finding.LEAKS;
            case "held" -> Finding.HELD;
            case "late-free" -> Finding.LATE_FREES;
            default -> Finding.INCOMPLETE;
        };
        return of.scenario().policies().shows(finding);
    }

    @ParameterizedTest
    @EnumSource
    void theBrowserIsAllowedThisStyleAndThisScriptAlone(Scenarios of) throws Exception {
        Page page = page(of);

        assertThat(page.html())
                .contains("content=\"default-src 'none'; style-src '" + digest(page.style()) + "'; script-src '"
                        + digest(page.script()) + "'; base-uri 'none'; form-action 'none'\"");
    }

    private static String digest(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void sourceLinesBelongToTheOwnFrame() throws IOException {
        Scenario scenario = Scenarios.ONE_LEAK.scenario();
        SourceLines lines = (module, symbol) ->
                Optional.of(new SourceExcerpt(87, List.of("{", "</script>\u202e"), symbol.line(), false));

        JsonObject data = new Page(scenario.report(
                        new HtmlReporter(scenario.symbols(), scenario.policies(), "1", ContentsShown.FULL).with(lines)))
                .data();

        JsonObject stack = Page.objects(data.getAsJsonArray("findings")).get(0).getAsJsonObject("stack");
        int own =
                stack.getAsJsonArray("frames").get(stack.get("own").getAsInt()).getAsInt();
        assertThat(data.getAsJsonObject("sources").keySet()).containsExactly(String.valueOf(own));
        List<JsonElement> source = data.getAsJsonObject("sources")
                .getAsJsonArray(String.valueOf(own))
                .asList();
        assertThat(source.subList(0, 3)).extracting(JsonElement::getAsInt).containsExactly(87, 88, 0);
        assertThat(source.subList(3, 5))
                .extracting(line ->
                        data.getAsJsonArray("strings").get(line.getAsInt()).getAsString())
                .containsExactly("{", "</script>\\u202e");
    }

    @Test
    void theMarkupAsksForNothingAndHandlesNothing() throws IOException {
        assertThat(page(Scenarios.ONE_LEAK).markup())
                .doesNotContainPattern("(?i)\\s(src|href|style|on\\w+)\\s*=")
                .doesNotContain("http:", "https:", "{{");
        assertThat(page(Scenarios.ONE_LEAK).script())
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "fetch(", "<!--");
        assertThat(page(Scenarios.ONE_LEAK).style()).doesNotContain("url(", "@import");
    }

    @ParameterizedTest
    @EnumSource
    void itHasTheFindingsThatTheJsonHas(Scenarios of) throws IOException {
        Page page = page(of);
        List<JsonObject> reported = reported(of);

        assertThat(page.findings()).hasSameSizeAs(reported);
        for (int at = 0; at < reported.size(); at++) {
            JsonObject finding = page.findings().get(at);
            JsonObject expected = reported.get(at);
            for (String member : List.of("fingerprint", "basis", "blocks", "bytes", "times", "smallest", "largest")) {
                assertThat(finding.get(member)).as(member).isEqualTo(expected.get(member));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itHasTheStacksThatTheJsonHas(Scenarios of) throws IOException {
        Page page = page(of);
        List<JsonObject> reported = reported(of);

        for (int at = 0; at < reported.size(); at++) {
            for (String stack : List.of("stack", "freed", "firstFreed")) {
                boolean allocatedBefore =
                        stack.equals("stack") && reported.get(at).has("allocated");
                JsonElement expected = reported.get(at).get(allocatedBefore ? "allocated" : stack);
                JsonElement found = page.findings().get(at).get(stack);
                assertThat(found == null).as(stack).isEqualTo(expected == null);
                if (found != null) {
                    assertThat(page.frames(found.getAsJsonObject()))
                            .extracting(frame -> frame.split(" ", 2)[0])
                            .containsExactlyElementsOf(Page.objects(expected.getAsJsonArray()).stream()
                                    .map(frame -> frame.get("address").getAsString())
                                    .toList());
                }
            }
        }
    }

    @Test
    void functionsAreCalledAsInTheTextReport() throws IOException {
        Page page = page(Scenarios.ONE_LEAK);

        assertThat(page.frames(page.findings().get(0).getAsJsonObject("stack")))
                .extracting(frame -> frame.split(" ", 2)[1])
                .startsWith("[combase!CoTaskMemAlloc]", "[oleaut32!SysAllocString]", "[app!loadSettings]");
        assertThat(page.string(page.findings().get(0).get("place"))).isEqualTo("loadSettings, settings.cpp:88");
    }

    @ParameterizedTest
    @EnumSource
    void itHasTheBlocksThatTheJsonHas(Scenarios of) throws IOException {
        assertThat(page(of).findings().stream().flatMap(HtmlReporterTest::blocks))
                .containsExactlyElementsOf(
                        reported(of).stream().flatMap(HtmlReporterTest::blocks).toList());
    }

    @Test
    void itHasWhatIsOwnedAsTheJsonHasIt() throws IOException {
        Page page = page(Scenarios.OWNED);
        List<JsonObject> reported = reported(Scenarios.OWNED);

        for (int at = 0; at < reported.size(); at++) {
            List<JsonObject> expected = owned(reported.get(at));
            List<JsonObject> found = owned(page.findings().get(at));
            assertThat(found).hasSameSizeAs(expected);
            for (int of = 0; of < found.size(); of++) {
                assertThat(found.get(of).get("bytes"))
                        .isEqualTo(expected.get(of).get("bytes"));
                assertThat(page.frames(found.get(of).getAsJsonObject("stack")))
                        .hasSameSizeAs(expected.get(of).getAsJsonArray("stack"));
            }
        }
        assertThat(owned(page.findings().get(0)))
                .extracting(owned -> page.string(owned.get("place")))
                .containsExactly("put, rows.cpp:16", "rows, rows.cpp:41");
    }

    private static List<JsonObject> owned(JsonObject finding) {
        return finding.has("owned") ? Page.objects(finding.getAsJsonArray("owned")) : List.of();
    }

    /** Address and bytes of each block, as either document has them. */
    private static Stream<String> blocks(JsonObject finding) {
        return Stream.concat(own(finding), owned(finding).stream().flatMap(HtmlReporterTest::own));
    }

    private static Stream<String> own(JsonObject finding) {
        if (finding.has("block")) {
            return Stream.of(block(finding.getAsJsonObject("block")));
        }
        return finding.has("list")
                ? Page.objects(finding.getAsJsonArray("list")).stream().map(HtmlReporterTest::block)
                : Stream.of();
    }

    private static String block(JsonObject block) {
        JsonObject contents = block.has("contents") ? block.getAsJsonObject("contents") : block;
        String hex = contents.has("hex") ? contents.get("hex").getAsString() : "none";
        return block.get("address").getAsString().replace("0x", "") + " " + hex;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COLOUR", "QUIET"})
    void theVerdictIsTheTextReports(Scenarios of) throws IOException {
        JsonObject verdict = page(of).data().getAsJsonObject("verdict");
        List<String> lines = of.scenario().text().lines().toList();

        assertThat(lines).contains(verdict.get("sentence").getAsString());
        for (JsonElement line : verdict.getAsJsonArray("opening")) {
            assertThat(lines).contains(line.getAsString());
        }
        for (JsonElement line : verdict.getAsJsonArray("summary")) {
            assertThat(lines).contains(line.getAsString());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HOSTILE", "HOSTILE_EVERYWHERE"})
    void noTextOfTheTargetsEndsTheDataOrIsMarkup(Scenarios of) throws IOException {
        Page page = page(of);

        assertThat(page.dataText()).doesNotContain("<", ">", "&");
        assertThat(page.dataText().codePoints()).noneMatch(Printable::harmful);
        assertThat(page.data().getAsJsonArray("strings"))
                .allSatisfy(text -> assertThat(text.getAsString().codePoints()).noneMatch(Printable::harmful));
        assertThat(page.markup()).doesNotContain("alert(1)</script>", "<script>alert");
    }

    @Test
    void contentsAreShownOnlyAsFarAsTheyAreToBe() throws IOException {
        assertThat(page(Scenarios.DECODED, ContentsShown.FULL).dataText()).contains("\"hex\"", "settings.ini");
        assertThat(page(Scenarios.DECODED, ContentsShown.DECODED).dataText())
                .contains("settings.ini")
                .doesNotContain("\"hex\"");
        assertThat(page(Scenarios.DECODED, ContentsShown.NONE).dataText())
                .doesNotContain("\"hex\"", "settings.ini", "\"state\"");
    }

    @Test
    void theSuppressionIsTheOneThatWouldBeGenerated() throws IOException {
        for (JsonObject finding : page(Scenarios.SEVERAL_LEAKS).findings()) {
            assertThat(Scenarios.SEVERAL_LEAKS.scenario().suppressions())
                    .contains(finding.get("entry").getAsString());
        }
        assertThat(page(Scenarios.LATE_FREES).findings())
                .allSatisfy(finding ->
                        assertThat(finding.get("entry").getAsString()).contains("class: late-free"));
    }

    @Test
    void theTimelineIsTheJsons() throws IOException {
        List<JsonObject> points = Page.objects(json(Scenarios.SEVERAL_LEAKS).getAsJsonArray("timeline"));

        assertThat(page(Scenarios.SEVERAL_LEAKS).data().getAsJsonArray("timeline"))
                .extracting(Object::toString)
                .containsExactlyElementsOf(points.stream()
                        .map(point -> "[" + point.get("milliseconds") + "," + point.get("events") + ","
                                + point.get("outstandingBlocks") + "," + point.get("outstandingBytes") + "]")
                        .toList());
    }

    @Test
    void aCleanResultIsGoodOnlyWhereNothingElseWasFound() throws IOException {
        assertThat(tone(Scenarios.NO_LEAKS)).isEqualTo("good");
        assertThat(tone(Scenarios.WRONG_FREES)).isEqualTo("wrong");
        assertThat(tone(Scenarios.LATE_FREES)).isEqualTo("doubtful");
        assertThat(tone(Scenarios.CHILDREN)).isEqualTo("doubtful");
        assertThat(tone(Scenarios.CHILDREN_NOT_COUNTED)).isEqualTo("doubtful");
        assertThat(tone(Scenarios.CRASHED)).isEqualTo("doubtful");
        assertThat(tone(Scenarios.ONE_LEAK)).isEqualTo("wrong");
    }

    private static String tone(Scenarios of) throws IOException {
        return page(of).data().getAsJsonObject("verdict").get("tone").getAsString();
    }
}
