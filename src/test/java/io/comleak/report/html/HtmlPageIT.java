// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.comleak.report.LargeReport;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a browser shows it: Chromium, without a window, with the page opened as a file. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "scripts/setup installs Chromium there alone")
class HtmlPageIT {
    private static final int GROUPS = 10_000;

    @TempDir
    static Path profile;

    private static Chromium browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start(profile);
        browser.size(1400, 1000);
    }

    @AfterAll
    static void end() {
        browser.end();
    }

    private int complaintsBefore;

    @BeforeEach
    void countComplaints() {
        complaintsBefore = browser.complaints().size();
    }

    @AfterEach
    void nothingWentWrongAndNothingElseWasAskedFor() {
        assertThat(browser.complaints()
                        .subList(complaintsBefore, browser.complaints().size()))
                .isEmpty();
        assertThat(browser.requests())
                .allMatch(url -> url.equals("about:blank") || url.matches("file:///.*\\.html(#.*)?"));
    }

    private Path write(Scenario scenario) throws IOException {
        Path file = folder.resolve("report.html");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(scenario.html());
        }
        return file;
    }

    private void open(Scenarios of) throws IOException {
        browser.open(write(of.scenario()), "");
    }

    private static List<String> texts(String selector) {
        JsonElement texts = browser.evaluate("[...document.querySelectorAll(" + Chromium.quoted(selector)
                + ")].map(element => element.textContent)");
        return StreamSupport.stream(texts.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static String focused() {
        return browser.evaluate("document.activeElement.id || document.activeElement.className")
                .getAsString();
    }

    @ParameterizedTest
    @EnumSource
    void everyResultIsShownWithItsSentence(Scenarios of) throws IOException {
        open(of);
        String sentence = new Page(of.scenario().html())
                .data()
                .getAsJsonObject("verdict")
                .get("sentence")
                .getAsString();

        assertThat(sentence).endsWith(browser.text(".sentence"));
        assertThat(browser.evaluate("document.body.scrollWidth <= innerWidth").getAsBoolean())
                .isTrue();
    }

    @Test
    void aFindingIsShownWithStackDumpAndSuppression() throws IOException {
        open(Scenarios.ONE_LEAK);

        assertThat(browser.text("#detail h3")).isEqualTo("48 bytes in 1 block, in loadSettings, settings.cpp:88");
        assertThat(browser.text("#detail .dump"))
                .startsWith("0000  2e 00 5f 00 2e 00 2e 00 43 00 3a 00 5c 00 55 00  .._.....C.:.\\.U.");
        assertThat(browser.text("#detail .entry"))
                .startsWith("[loadSettings 7b9f02097d4a456b]\nfingerprint: 7b9f02097d4a456b");
        assertThat(texts("#detail .function"))
                .containsExactly("oleaut32!SysAllocString+0x2e", "app!loadSettings+0x4d", "app!wmain+0x12");
    }

    @Test
    void framesThatSayNothingAreFoldedAndUnfold() throws IOException {
        open(Scenarios.ONE_LEAK);
        assertThat(texts("#detail .fold")).containsExactly("… 1 allocator frame", "… 3 runtime frames");

        browser.click("#detail .fold button");
        browser.click("#detail .fold button");

        assertThat(texts("#detail .function")).hasSize(7).startsWith("combase!CoTaskMemAlloc+0x13");
    }

    @Test
    void whatAScanFoundIsSetOff() throws IOException {
        open(Scenarios.SCANNED);

        assertThat(texts("#detail .stack .hint")).containsExactly("… and more, the first time perhaps these:");
        assertThat(texts("#detail .scanned .function"))
                .containsExactly("app!Name::copy", "app!rename+0x40", "app!each+0x9", "app+0x77", "app!wmain+0x9");
        assertThat(texts("#detail .frame:not(.scanned) .function"))
                .containsExactly("combase!CoTaskMemAlloc+0x8", "app!duplicate+0x1a");
    }

    @Test
    void searchLeavesWhatItFindsInStacksAndContents() throws IOException {
        open(Scenarios.SEVERAL_LEAKS);
        browser.press("/");
        assertThat(focused()).isEqualTo("search");

        browser.type("catalog.cpp NAMES");
        assertThat(texts(".rows .place")).containsExactly("Catalog::names, catalog.cpp:141");
        assertThat(browser.text("#found")).isEqualTo("1 of 2 findings, 800 bytes");
        assertThat(texts(".node.found")).containsExactly("plugin!Catalog::names");
        assertThat(browser.text("#flame-reading")).endsWith("found in 44 %");

        browser.press("Escape");
        assertThat(texts(".rows .place")).hasSize(2);
        assertThat(browser.count(".node.found")).isZero();
    }

    @Test
    void columnsSortUpAndDown() throws IOException {
        open(Scenarios.SEVERAL_LEAKS);

        browser.click("[data-key=blocks] button");
        assertThat(texts(".rows .blocks")).containsExactly("20", "2");
        assertThat(browser.evaluate("document.querySelector('[data-key=blocks]').ariaSort")
                        .getAsString())
                .isEqualTo("descending");
        browser.click("[data-key=blocks] button");
        assertThat(texts(".rows .blocks")).containsExactly("2", "20");
        browser.click("[data-key=place] button");
        assertThat(texts(".rows .place")).first().asString().startsWith("Catalog");
    }

    @Test
    void classesCanBeLeftOut() throws IOException {
        open(Scenarios.WRONG_FREES);
        int all = browser.count(".rows .row");

        browser.click("[data-class=possible-wrong-free]");

        assertThat(browser.count(".rows .row")).isEqualTo(all - 1);
        assertThat(texts(".rows .tag")).doesNotContain("Possible wrong free");
    }

    @Test
    void theGraphGrowsFromEitherEndAndZooms() throws IOException {
        open(Scenarios.SEVERAL_LEAKS);
        assertThat(texts(".node"))
                .containsExactly(
                        "app.exe",
                        "app!wmain",
                        "app!loadSettings",
                        "oleaut32!SysAllocString",
                        "plugin!Catalog::names",
                        "oleaut32!SafeArrayCreate");

        browser.click(".node[aria-label^='plugin!Catalog']");
        assertThat(texts(".node"))
                .containsExactly("app.exe", "app!wmain", "plugin!Catalog::names", "oleaut32!SafeArrayCreate");
        assertThat(browser.text("#flame-reading")).isEqualTo("plugin!Catalog::names: 800 bytes, 44 %, 1 group");
        browser.press("Escape");
        assertThat(browser.count(".node")).isEqualTo(6);

        browser.click(".choice[aria-label=Direction] button:last-child");
        assertThat(texts(".node").subList(0, 3))
                .containsExactly("app.exe", "oleaut32!SysAllocString", "app!loadSettings");
    }

    @Test
    void theGraphIsWalkedByKeys() throws IOException {
        open(Scenarios.SEVERAL_LEAKS);
        browser.evaluate("document.querySelector('.node').focus()");

        browser.press("ArrowDown", "ArrowDown", "ArrowRight");
        assertThat(browser.text("#flame-reading")).startsWith("plugin!Catalog::names");
        browser.press("Enter");
        assertThat(browser.count(".node")).isEqualTo(4);
        browser.press("ArrowUp");
        assertThat(browser.text("#flame-reading")).startsWith("app!wmain");
        browser.press("Escape");
        assertThat(browser.count(".node")).isEqualTo(6);
    }

    @Test
    void theListIsWalkedByKeys() throws IOException {
        open(Scenarios.SEVERAL_LEAKS);

        browser.press("j");
        assertThat(browser.text("#detail h3")).contains("Catalog::names");
        assertThat(browser.evaluate("location.hash").getAsString()).startsWith("#g-");
        browser.press("Enter");
        assertThat(focused()).isEqualTo("detail");
        browser.press("Escape");
        assertThat(browser.evaluate("document.activeElement.role").getAsString())
                .isEqualTo("row");
        browser.press("k");
        assertThat(browser.text("#detail h3")).contains("loadSettings");
        browser.press("ArrowDown");
        assertThat(browser.text("#detail h3")).contains("Catalog::names");
    }

    @Test
    void aLinkOpensItsFindingWhateverHidesIt() throws IOException {
        Path file = write(Scenarios.WRONG_FREES.scenario());
        browser.open(file, "");
        List<String> ids = StreamSupport.stream(
                        browser.evaluate("[...document.querySelectorAll('.rows .row')].map(row => row.id)")
                                .getAsJsonArray()
                                .spliterator(),
                        false)
                .map(JsonElement::getAsString)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().anyMatch(id -> id.matches("g-[0-9a-f]{16}-2"));

        browser.open(file, "#" + ids.get(4));
        assertThat(browser.evaluate("document.querySelector('.selected').id").getAsString())
                .isEqualTo(ids.get(4));

        browser.press("/");
        browser.type("nothing has this");
        assertThat(browser.text(".rows")).isEqualTo("Nothing matches.");
        browser.evaluate("location.hash = " + Chromium.quoted(ids.get(2)));
        browser.drawn();
        assertThat(browser.evaluate("document.querySelector('.selected').id").getAsString())
                .isEqualTo(ids.get(2));
    }

    @Test
    void fingerprintAndSuppressionAreCopied() throws IOException {
        browser.allowClipboard();
        open(Scenarios.LATE_FREES);

        browser.click("#detail .copy");
        assertThat(clipboard()).matches("[0-9a-f]{16}");
        browser.click("#detail .copy:nth-child(2)");
        assertThat(clipboard()).contains("fingerprint: ", "class: late-free");
        browser.click("#detail .copy:nth-child(3)");
        assertThat(clipboard()).startsWith("file:///").contains("#g-");
    }

    private static String clipboard() {
        return browser.evaluate("navigator.clipboard.readText()").getAsString();
    }

    @Test
    void theTimelineIsReadByKeys() throws IOException {
        open(Scenarios.SEVERAL_LEAKS);
        assertThat(browser.count(".chart path.line")).isEqualTo(2);
        assertThat(browser.count(".chart circle.checkpoint")).isEqualTo(1);
        browser.evaluate("document.querySelector('.chart').focus()");

        browser.press("ArrowRight", "ArrowRight");
        assertThat(browser.text("#timeline-reading"))
                .isEqualTo("after 15 ms, 4,000 events: 600,000 bytes in 2,100 blocks");
        browser.click(".choice[aria-label='Horizontal axis'] button:first-child");
        assertThat(texts(".chart .axis.end")).contains("1.2 s");
    }

    @Test
    void darkIsAsTheSystemHasItAndAsItIsChosen() throws IOException {
        open(Scenarios.ONE_LEAK);
        String light = background();
        browser.click("#theme");
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        browser.click("#theme");
        assertThat(background()).isEqualTo(light);

        browser.evaluate("localStorage.clear()");
        browser.prefersDark();
        open(Scenarios.ONE_LEAK);
        assertThat(background()).isEqualTo(dark);
        assertThat(browser.text("#theme")).isEqualTo("Light");
    }

    private static String background() {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .getAsString();
    }

    @Test
    void aNarrowPageIsNoWiderThanItsWindow() throws IOException {
        browser.size(390, 800);
        try {
            open(Scenarios.SEVERAL_LEAKS);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").getAsInt())
                    .isLessThanOrEqualTo(390);
            browser.click(".rows .row:last-child");
            assertThat(browser.evaluate("document.querySelector('#detail').getBoundingClientRect().top < innerHeight")
                            .getAsBoolean())
                    .isTrue();
        } finally {
            browser.size(1400, 1000);
        }
    }

    @Test
    void allRowsAreThereWhenItIsPrinted() throws IOException {
        browser.open(write(LargeReport.scenario(300, 3)), "");
        assertThat(browser.count(".rows .row")).isLessThan(100);

        browser.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.count(".rows .row")).isEqualTo(300);
        assertThat(browser.count("details:not([open])")).isZero();

        browser.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.count(".rows .row")).isLessThan(100);
    }

    /** Prints figures, which are no limits: they depend on the machine, and on what else it does. */
    @Test
    void tenThousandGroupsCanBeWorkedWith() throws IOException {
        Path file = write(LargeReport.scenario(GROUPS, 30));

        long opened = browser.open(file, "");
        assertThat(browser.text("#found")).isEqualTo("10,000 findings, 240,000 bytes");
        assertThat(browser.count(".rows .row")).isLessThan(100);
        long first = searched("function19");
        long found = browser.count(".rows .row");
        long next = searched("function1920 function3776");
        System.out.printf(
                "10,000 groups, %,d bytes: open %d ms, search %d ms (the first one %d ms)%n",
                Files.size(file), opened, next, first);

        assertThat(found).isGreaterThan(1);
        assertThat(browser.text("#found")).startsWith("1 of 10,000 findings");
        assertThat(texts(".rows .place")).containsExactly("ns::Class<int>::function1920, part384.cpp:7");
    }

    /** Milliseconds from the input to the next picture. */
    private static long searched(String text) {
        return browser.evaluate("(async () => { const box = document.querySelector('#search');"
                        + " const start = performance.now(); box.value = " + Chromium.quoted(text) + ";"
                        + " box.dispatchEvent(new Event('input'));"
                        + " await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));"
                        + " return Math.round(performance.now() - start); })()")
                .getAsLong();
    }
}
