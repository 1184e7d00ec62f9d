// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over programs whose source is in the resources; what addr2line says of larger ones is compared elsewhere. */
class DwarfSymbolsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String STRIPPED = "stripped.dll";
    private static final String DEBUG_FILE = "stripped.debug";

    @TempDir
    Path folder;

    static Stream<String> fixtures() {
        return Fixture.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void namesFunctionsWithTheirScopesAndWhatWasInlined(String fixture) throws IOException {
        DwarfAnswer answer = named(Fixture.path(fixture), List.of());

        assertThat(answer.outcome()).isEqualTo(SymbolOutcome.DWARF);
        assertThat(answer.byOffset().values())
                .extracting(symbols -> symbols.stream().map(Symbol::function).toList())
                .contains(
                        List.of("shop::(anonymous namespace)::weigh", "shop::sort", "shop::Till::count"),
                        List.of("shop::Till::count"),
                        List.of("shop::Till::Drawer::open"),
                        List.of("fixture::Clerk::greet"),
                        List.of("fixture"));
        assertThat(answer.byOffset().values())
                .allSatisfy(symbols -> assertThat(symbols.stream().map(Symbol::inlined))
                        .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1)
                                .limit(symbols.size())
                                .map(n -> n < symbols.size())
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void tellsTheLineOfEachCall(String fixture) throws IOException {
        if (fixture.startsWith("clang5")) {
            return; // Clang 14 writes wrong places of files' names into COFF: nobody can tell them
        }
        DwarfAnswer answer = named(Fixture.path(fixture), List.of());

        assertThat(answer.byOffset().values())
                .extracting(symbols -> symbols.stream().map(Symbol::line).toList())
                .contains(
                        List.of(Fixture.line("weigh"), Fixture.line("sort"), Fixture.line("count")),
                        List.of(Fixture.line("open")),
                        List.of(Fixture.line("greet")));
        assertThat(answer.byOffset().values())
                .allSatisfy(
                        symbols -> assertThat(symbols).extracting(Symbol::file).containsOnly("/fixtures/fixture.cpp"));
    }

    @Test
    void returnAddressIsOfTheCallBeforeIt() throws IOException {
        Module module = Fixture.module(Fixture.path("gcc5-x64"));
        Map<Long, List<Symbol>> all = named(Fixture.path("gcc5-x64"), List.of()).byOffset();
        long start = all.entrySet().stream()
                .filter(entry -> entry.getValue().equals(symbolsAtStart(entry.getValue())))
                .map(Map.Entry::getKey)
                .min(Long::compare)
                .orElseThrow();

        DwarfAnswer answer = DwarfSymbols.of(module, Map.of(start + 1, false), List.of(), LONG);

        Symbol first = all.getOrDefault(start, List.of()).get(0);
        assertThat(answer.byOffset().get(start + 1))
                .containsExactly(new Symbol(first.function(), 1, first.file(), first.line(), false));
    }

    private static List<Symbol> symbolsAtStart(List<Symbol> symbols) {
        return symbols.stream()
                .filter(symbol -> symbol.displacement() == 0 && !symbol.inlined())
                .toList();
    }

    @Test
    void compressedSectionsSayTheSame() throws IOException {
        Map<String, byte[]> plain = Fixture.sections("gcc5-x64");
        Map<String, byte[]> compressed = plain.entrySet().stream()
                .collect(Collectors.toMap(
                        section -> section.getKey().replace(".debug", ".zdebug"),
                        section -> PeBuilder.compressed(section.getValue())));
        long base = Fixture.imageBase("gcc5-x64");
        Path image = write("packed.dll", new PeBuilder(base).with(compressed).build());

        DwarfAnswer answer = named(image, List.of());

        assertThat(answer.byOffset())
                .isNotEmpty()
                .isEqualTo(named(Fixture.path("gcc5-x64"), List.of()).byOffset());
    }

    @Test
    void controlCharactersAreNoPartOfNames() throws IOException {
        String bytes = Files.readString(Fixture.path("gcc5-x64"), StandardCharsets.ISO_8859_1);
        Path hostile = folder.resolve("hostile.dll");
        Files.writeString(hostile, bytes.replace("Drawer", "Dr\u001b\ner"), StandardCharsets.ISO_8859_1);

        assertThat(named(hostile, List.of()).byOffset().values())
                .extracting(symbols -> symbols.get(0).function())
                .contains("shop::Till::Dr??er::open");
    }

    @Test
    void replacedImageGivesNothing() throws IOException {
        Module there = Fixture.module(Fixture.path("gcc5-x64"));
        Module loaded = new Module(1, there.path(), there.base(), there.size(), there.timestamp() + 1, null);

        DwarfAnswer answer = DwarfSymbols.of(loaded, Fixture.instructions(), List.of(), LONG);

        assertThat(answer).isEqualTo(new DwarfAnswer(SymbolOutcome.NONE, "", Map.of()));
    }

    @Test
    void missingImageGivesNothing() {
        Module module = new Module(1, folder.resolve("gone.dll").toString(), 0x10000, 0x1000, 0, null);

        assertThat(DwarfSymbols.of(module, Fixture.instructions(), List.of(), LONG)
                        .outcome())
                .isEqualTo(SymbolOutcome.NONE);
    }

    @Test
    void debugFileIsFoundBesideTheImage() throws IOException {
        assertFound(folder, List.of());
    }

    @Test
    void debugFileIsFoundInTheFolderForThem() throws IOException {
        assertFound(Files.createDirectory(folder.resolve(".debug")), List.of());
    }

    @Test
    void debugFileIsFoundInAFolderThatWasNamed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertFound(elsewhere, List.of(elsewhere));
    }

    private void assertFound(Path place, List<Path> folders) throws IOException {
        byte[] debug = new PeBuilder(Fixture.imageBase("gcc5-x64"))
                .with(Fixture.sections("gcc5-x64"))
                .build();
        Path file = Files.write(place.resolve(DEBUG_FILE), debug);
        Path image = write(STRIPPED, stripped(debug));

        DwarfAnswer answer = named(image, folders);

        assertThat(answer.outcome()).isEqualTo(SymbolOutcome.DWARF);
        assertThat(answer.detail()).isEqualTo(file.toString());
        assertThat(answer.byOffset())
                .isEqualTo(named(Fixture.path("gcc5-x64"), List.of()).byOffset());
    }

    @Test
    void debugFileOfAnotherBuildIsRefusedAndNamed() throws IOException {
        byte[] debug = new PeBuilder(Fixture.imageBase("gcc5-x64"))
                .with(Fixture.sections("gcc5-x64"))
                .build();
        Path image = write(STRIPPED, stripped(debug));
        debug[debug.length / 2] ^= 1;
        Path file = write(DEBUG_FILE, debug);

        DwarfAnswer answer = named(image, List.of());

        assertThat(answer).isEqualTo(new DwarfAnswer(SymbolOutcome.MISMATCHED, file.toString(), Map.of()));
    }

    @Test
    void debugFileThatIsNotThereIsNoFault() throws IOException {
        Path image = write(STRIPPED, stripped(new byte[1]));

        assertThat(named(image, List.of()).outcome()).isEqualTo(SymbolOutcome.NONE);
    }

    @Test
    void noMoreTimeGivesNoNames() throws IOException {
        Module module = Fixture.module(Fixture.path("gcc5-x64"));
        Map<String, byte[]> sections = new HashMap<>(Fixture.sections("gcc5-x64"));
        // More units than are read between two looks at the clock, each of no version that there is.
        sections.put(".debug_info", new byte[1 << 17]);
        Path image =
                write("slow.dll", new PeBuilder(module.base()).with(sections).build());

        DwarfAnswer answer =
                DwarfSymbols.of(Fixture.module(image), Fixture.instructions(), List.of(), Duration.ofNanos(-1));

        assertThat(answer.outcome()).isEqualTo(SymbolOutcome.TIMED_OUT);
    }

    private static byte[] stripped(byte[] debug) {
        CRC32 sum = new CRC32();
        sum.update(debug);
        byte[] link = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(DEBUG_FILE.getBytes(StandardCharsets.US_ASCII))
                .putInt(16, (int) sum.getValue())
                .array();
        return new PeBuilder(0x10000).with(".gnu_debuglink", link).build();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static DwarfAnswer named(Path image, List<Path> folders) throws IOException {
        return DwarfSymbols.of(Fixture.module(image), Fixture.instructions(), folders, LONG);
    }
}
