// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.comleak.report.Scenarios;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file is, there is one line that says what is wrong with it. */
class BadRunFileTest {
    @TempDir
    Path folder;

    private static SavedRunException failure(RunFile.Opener opener) {
        SavedRunException failure =
                catchThrowableOfType(SavedRunException.class, () -> RunFile.read("run.json", opener, 16));
        assertThat(failure).as("it was read").isNotNull();
        assertThat(failure.getMessage()).startsWith("run.json: ").doesNotContain("\n");
        assertThat(failure.advice()).isNotBlank().doesNotContain("\n");
        return failure;
    }

    private static String message(byte[] file) {
        return String.valueOf(failure(() -> new ByteArrayInputStream(file)).getMessage());
    }

    private static String message(String json) {
        return message(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What is said of a good file with one change. */
    private static String changed(Scenarios of, UnaryOperator<String> change) throws IOException {
        String json = of.scenario().json();
        String spoiled = change.apply(json);
        assertThat(spoiled).isNotEqualTo(json);
        return message(spoiled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "|it is empty",
                "  |it is empty",
                "hello|line 1, column 1: it is no JSON",
                "<html>|line 1, column 1: it is no JSON",
                "[]|an object was expected, not an array",
                "\"x\"|an object was expected, not a string",
                "{}|it is no report of comleak's: it has no \"comleak\"",
                "{\"comleak\": {\"version\": \"1\"}}|comleak: it has no \"format\"",
                "{\"comleak\": {\"version\": \"1\", \"format\": 1.5}}|comleak.format: 1.5 is no whole number of 64 bits",
                "{\"comleak\": {\"version\": \"1\", \"format\": 1}}|it is no report of comleak's: it has no \"target\"",
                "{\"comleak\": {\"version\": \"9.9\", \"format\": 2}}|comleak 9.9 wrote it in format 2, and this comleak reads format 1",
                "{'comleak': {}}|line 1, column 3: it is no JSON",
                "{\"comleak\": NaN}|line 1, column 13: it is no JSON",
                "{\"comleak\": {\"version\": \"|it ends too early: it was cut off, or is still being written",
            })
    void whatIsNoReportIsRefused(String file, String wrong) {
        assertThat(message(file == null ? "" : file)).startsWith("run.json: " + wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"processId\": 4120|\"processId\": -1|target.processId: -1 is below 0",
                "\"processId\": 4120|\"processId\": 4294967296|target.processId: 4294967296 is above 4294967295",
                "\"processId\": 4120|\"processId\": 1e999999999|target.processId: 1e999999999 is no whole number",
                "\"processId\": 4120|\"processId\": \"4120\"|target.processId: a number was expected, not a string",
                "\"processId\": 4120|\"processId\": null|target.processId: a number was expected, not null",
                "\"machine\": \"x64\"|\"machine\": \"arm\"|target.machine: \"arm\" is none of x64, x86",
                "\"initialised\": true|\"initialised\": 1|com.initialised: true or false was expected, not a number",
                "\"oleCache\": false,||com: it has no \"oleCache\"",
                "\"oleCache\": false,|\"oleCache\": false, \"oleCache\": false,|com.oleCache: it comes twice",
                "\"oleCache\": false,|\"oleCache\": false, \"x\": 0, \"x\": 0,|com.x: it comes twice",
                "\"moreApartments\": 0|\"moreApartments\": -1|com.moreApartments: -1 is below 0",
                "\"kind\": \"exited\"|\"kind\": \"vanished\"|ending.kind: \"vanished\" is none of exited, crashed, killed,",
                "\"complete\": true|\"complete\": false|result: a result is incomplete for a reason, and else complete",
                "\"bytes\": 48|\"bytes\": 1e30|totals.leaks.bytes: 1e30 is no whole number of 64 bits",
                "\"module\": 3|\"module\": 7|groups[0].stack[1].module: there is no module with the id 7",
                "\"offset\": \"0x402e\"|\"offset\": \"0x402f\"|groups[0].stack[1]: the offset does not lead from the module",
                "\"address\": \"0x103013\"|\"address\": \"103013\"|groups[0].stack[0].address: an address, such as \"0x1f\"",
                "\"address\": \"0x103013\"|\"address\": \"0x12345678901234567\"|groups[0].stack[0].address: an address",
                "\"line\": 88|\"lines\": 88|groups[0].stack[2].symbols[0]: file and line go together",
                "\"id\": 3|\"id\": 2|modules[2]: another module has the id 2 too",
                "\"guid\": \"0000|\"guid\": \"000|modules[1].pdb.guid: a GUID was expected",
                "\"more\": 0|\"more\": 5|groups[0]: of 1 blocks, 1 are listed, and there are 5 more",
                "\"serial\": 1,|\"serial\": 0,|groups[0].list[0].serial: 0 is below 1",
                "\"hex\": \"2e|\"hex\": \"2|groups[0].list[0].contents.hex: pairs of hexadecimal digits were expected",
                "\"state\": \"read\"|\"state\": \"changed\"|groups[0].list[0].contents: only contents that were read have bytes",
                "\"class\": \"leak\"|\"class\": \"late-free\"|groups[0]: late frees have freed, millisecondsAfter",
                "\"fingerprint\": \"|\"fingerprint\": \"x|groups[0].fingerprint: 16 hexadecimal digits were expected",
                "\"symbols\": [|\"symbols\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[|com.apartments[0].stack[0].symbols[0]: an object",
                "\"oleCache\": false|\"x\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[|line 66, column 39: it is nested too deeply",
            })
    void oneWrongMemberIsNamed(String good, String bad, String wrong) throws IOException {
        String replacement = Matcher.quoteReplacement(bad == null ? "" : bad);

        assertThat(changed(Scenarios.ONE_LEAK, json -> json.replaceFirst(Pattern.quote(good), replacement)))
                .startsWith("run.json: " + wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "WRONG_FREES|\"allocated\"|\"nothing\"|wrongFrees[0]: block and allocated go together",
                "CRASHED|\"kind\": \"crashed\"|\"kind\": \"killed\"|ending: only a crash has a fault",
                "LATE_FREES|\"duringExit\"|\"nothing\"|groups[0]: late frees have freed, millisecondsAfter and duringExit",
                "ODD_FRAMES|\"stackCut\": true|\"stackCut\": 1|groups[1].stackCut: true or false was expected, not a number",
            })
    void whatBelongsTogetherIsThere(Scenarios of, String good, String bad, String wrong) throws IOException {
        assertThat(changed(of, json -> json.replaceFirst(good, bad))).startsWith("run.json: " + wrong);
    }

    @Test
    void whatTheFileNamesCannotSteerTheTerminal() throws IOException {
        assertThat(changed(Scenarios.ONE_LEAK, json -> json.replace("\"x64\"", "\"\\u001b[2J\\n\"")))
                .contains("target.machine: \"\\x1b[2J\\x0a\" is none of x64, x86");
    }

    @Test
    void aFileThatWasCutOffAnywhereIsRefused() throws IOException {
        String whole = Scenarios.ONE_LEAK.scenario().json();

        for (int length = whole.length() - 2; length > 0; length--) {
            String part = whole.substring(0, length);
            boolean withinWord = part.matches("(?s).*: (t|tr|tru|f|fa|fal|fals)");
            assertThat(message(part))
                    .contains(
                            withinWord
                                    ? "it is no JSON"
                                    : "run.json: it ends too early: it was cut off, or is still being written");
        }
    }

    @Test
    void nothingMayFollow() throws IOException {
        assertThat(changed(Scenarios.NO_LEAKS, json -> json + json)).contains("it is no JSON");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(message(new byte[] {'{', '"', (byte) 0xff, '"'})).isEqualTo("run.json: it is no text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "\"a",
                "{\"a",
                "{\"comleak\": {\"version\": \"1",
                "{\"comleak\": {\"format\": 1",
                " ",
                "\0"
            })
    void whatNeverEndsIsRefusedAtOnce(String beginning) {
        failure(() -> new Endless(beginning));
    }

    /** A beginning, and then its last character for ever. */
    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private int at;
        private long left = 1L << 24;

        Endless(String beginning) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            assertThat(left--).as("bytes that may be read").isPositive();
            return beginning[Math.min(at++, beginning.length - 1)];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            for (int i = 0; i < length; i++) {
                into[from + i] = (byte) read();
            }
            return length;
        }
    }

    @Test
    void moreThanFitsIntoMemoryIsRefused() {
        assertThat(failure(() -> {
                    throw new OutOfMemoryError();
                }))
                .hasMessage("run.json: there is not enough memory for what is in it");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(catchThrowableOfType(SavedRunException.class, () -> RunFile.read(folder, 16)))
                .hasMessage(folder + ": it is a folder");
        Path missing = folder.resolve("missing.json");
        assertThat(catchThrowableOfType(SavedRunException.class, () -> RunFile.read(missing, 16)))
                .hasMessage(missing + ": there is no such file");
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "{}");
        assertThat(catchThrowableOfType(SavedRunException.class, () -> RunFile.read(file, 16)))
                .hasMessageStartingWith(file.toString());

        // On Windows an open file cannot be deleted.
        Files.delete(file);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ONE_LEAK|\"verdict\": \"leaks\"|\"verdict\": \"no-leaks\"|the verdict is no-leaks, and what was found makes it leaks",
                "NO_LEAKS|\"verdict\": \"no-leaks\"|\"verdict\": \"leaks\"|the verdict is leaks",
                "NO_LEAKS|\"kind\": \"exited\"|\"kind\": \"killed\"|the result is complete, and the program did not end by itself",
                "ONE_LEAK|\"bytes\": 48,|\"bytes\": 49,|totals and groups differ in class leak"
            })
    void whatContradictsItselfIsRefused(Scenarios of, String was, String is, String message) throws IOException {
        assertThat(changed(of, json -> json.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is))))
                .contains(message);
    }

    @Test
    void standingsAreThoseThatAreCounted() throws IOException {
        String json = Files.readString(Path.of("src/test/resources/golden/diff/baseline-new-and-grown.json"));

        assertThat(message(json.replace("\"standing\": \"grown\"", "\"standing\": \"unchanged\"")))
                .contains("baseline counts ");
    }
}
