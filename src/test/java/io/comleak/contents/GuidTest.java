// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static io.comleak.contents.Blocks.guess;
import static io.comleak.contents.Blocks.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidTest {
    private static final Path LIST = Path.of("src", "main", "resources", "io", "comleak", "contents", "guids.txt");
    private static final Path HEADERS = Path.of("/usr/share/mingw-w64/include");
    private static final Pattern DEFINITION = Pattern.compile(
            "DEFINE_(?:GUID|KNOWN_FOLDER)\\s*\\(\\s*(\\w+)\\s*,((?:\\s*0x\\p{XDigit}+\\s*,?){11})\\s*\\)");
    private static final Pattern NUMBER = Pattern.compile("0x(\\p{XDigit}+)");

    /** In memory the first three parts are little-endian. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0000000000000000c000000000000046, {00000000-0000-0000-c000-000000000046} IID_IUnknown
            0004020000000000c000000000000046, {00020400-0000-0000-c000-000000000046} IID_IDispatch
            d09ad3fd8f23af46adb46c85480369c7, {fdd39ad0-238f-46af-adb4-6c85480369c7} FOLDERID_Documents
            ff00000000000000c000000000000046, {000000ff-0000-0000-c000-000000000046}
            67452301ab89ef4d8123456789abcdef, {01234567-89ab-4def-8123-456789abcdef}
            80d2a1fb1267d011b4b700a0c90a6f1e, {fba1d280-6712-11d0-b4b7-00a0c90a6f1e}
            """)
    void isWrittenAsTheRegistryHasIt(String bytes, String text) {
        assertThat(guess(Machine.X86, hex(bytes))).contains(new Decoding("GUID", text, false, false, true));
    }

    @Test
    void everyNameStandsForOneGuid() throws IOException {
        Set<String> names = new HashSet<>();
        for (String line : known()) {
            assertThat(line).matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12} (IID|CLSID|FOLDERID)_\\w+");
            assertThat(names.add(line.substring(37))).as(line).isTrue();
        }
        assertThat(names).hasSizeGreaterThan(300);
    }

    /** The compiler's headers say the same: set-up installs them. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theHeadersSayTheSame() throws IOException {
        Map<String, Set<String>> defined = new HashMap<>();
        try (Stream<Path> files = Files.list(HEADERS)) {
            files.filter(file -> file.toString().endsWith(".h")).forEach(file -> define(file, defined));
        }

        for (String line : known()) {
            assertThat(defined.getOrDefault(line.substring(37), Set.of()))
                    .as(line)
                    .contains(line.substring(0, 36));
        }
    }

    private static List<String> known() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static void define(Path header, Map<String, Set<String>> defined) {
        try {
            Matcher definition = DEFINITION.matcher(Files.readString(header, StandardCharsets.ISO_8859_1));
            while (definition.find()) {
                defined.computeIfAbsent(definition.group(1), name -> new HashSet<>())
                        .add(guid(definition.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String guid(String numbers) {
        List<Long> parts = NUMBER.matcher(numbers)
                .results()
                .map(number -> Long.parseLong(number.group(1), 16))
                .toList();
        StringBuilder guid = new StringBuilder(
                String.format(Locale.ROOT, "%08x-%04x-%04x-", parts.get(0), parts.get(1), parts.get(2)));
        for (int i = 3; i < parts.size(); i++) {
            guid.append(String.format(Locale.ROOT, "%02x", parts.get(i))).append(i == 4 ? "-" : "");
        }
        return guid.toString();
    }
}
