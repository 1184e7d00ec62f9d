// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real helper with the real DbgHelp, over programs whose source is native/symbols/tests/probe.cpp. */
class SymbolResolverIT {
    private static final Path PROBES = Path.of("target", "symbols-probes");
    private static final Path SOURCE = Path.of("native", "symbols", "tests", "probe.cpp");
    private static final String CLIMB = "climb";
    private static final int BLOCK_BYTES = 4096;
    private static final int STRING_TABLE = 0xeffeeffe;

    private final SymbolResolver resolver =
            new SymbolResolver(HelperCommand.ofThisBuild(), SymbolLocations.DEFAULT, SymbolResolver.DEFAULT_TIMEOUT);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"x64/pdb_program.exe", "x64/pdb_library.dll", "x86/pdb_program.exe", "x86/pdb_library.dll"})
    void programDatabaseNamesTheCallAndWhatWasInlined(String probe) throws IOException {
        ProbeImage image = ProbeImage.of(PROBES.resolve(probe));
        Frame call = image.returnAddress(image.module(1), "probeStart", "probeEnd");

        ResolvedSymbols symbols = resolver.resolve(List.of(call), List.of());

        assertThat(symbols.of(call)).extracting(Symbol::function).containsExactly("inlinedStep", "probeStart");
        assertThat(symbols.of(call))
                .extracting(Symbol::line)
                .containsExactly(lineOf("// call of probeEnd"), lineOf("// call of inlinedStep"));
        assertThat(symbols.of(call)).extracting(Symbol::inlined).containsExactly(true, false);
        assertThat(symbols.of(call))
                .allSatisfy(symbol -> assertThat(symbol.file()).endsWith("probe.cpp"));
        assertThat(symbols.outcomeOf(call.module())).contains(SymbolOutcome.PDB);
        assertThat(symbols.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows' DbgHelp reads no DWARF")
    @ValueSource(strings = {"x64", "x86"})
    void dwarfNamesTheFunctionAndTheLineOfTheCall(String machine) throws IOException {
        ProbeImage image = ProbeImage.of(PROBES.resolve(machine).resolve("dwarf_library.dll"));
        Module module = image.module(1);
        Frame call = image.returnAddress(module, "probeStart", "probeEnd");
        Frame climb = image.start(module, CLIMB);

        ResolvedSymbols symbols = resolver.resolve(List.of(call), List.of(climb));

        Symbol start = last(symbols.of(call));
        assertThat(start.function()).isEqualTo("probeStart");
        assertThat(start.file()).endsWith("probe.cpp");
        assertThat(start.displacement())
                .isEqualTo(call.address() - image.start(module, "probeStart").address());
        assertThat(symbols.of(climb))
                .singleElement()
                .satisfies(symbol -> assertThat(symbol.function()).isEqualTo("probe::Animal::climb"))
                .satisfies(symbol -> assertThat(symbol.line()).isEqualTo(lineOf("// first line of climb")))
                .satisfies(symbol -> assertThat(symbol.displacement()).isZero());
        assertThat(symbols.outcomeOf(call.module())).contains(SymbolOutcome.DWARF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void exportsNameWhatIsNotFarBehindThem(String machine) throws IOException {
        ProbeImage image = ProbeImage.of(PROBES.resolve(machine).resolve("exports_only.dll"));
        Module module = image.module(1);
        Frame climb = image.start(module, CLIMB);
        Frame within = new Frame(climb.address() + 3, module);
        Frame farBehind = new Frame(image.start(module, "probeBallast").address() + 0x10001, module);

        ResolvedSymbols symbols = resolver.resolve(List.of(within), List.of(climb, farBehind));

        assertThat(symbols.of(climb)).containsExactly(new Symbol("probe::Animal::climb", 0, null, 0, false));
        assertThat(symbols.of(within)).containsExactly(new Symbol("probe::Animal::climb", 3, null, 0, false));
        assertThat(symbols.of(farBehind)).isEmpty();
        assertThat(symbols.problems())
                .containsExactlyEntriesOf(
                        Map.of(module, "exports_only.dll has no debug information, only exported names are known"));
    }

    @Test
    void searchPathIsSearchedToo() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path program = copy("x64/pdb_program.exe", folder, "pdb_program.exe");
        copy("x64/pdb_program.pdb", elsewhere, "pdb_program.pdb");
        SymbolLocations locations = new SymbolLocations(ProbeImage.windowsPath(elsewhere), null);
        ProbeImage image = ProbeImage.of(program);
        Frame start = image.start(image.module(1), "probeStart");

        assertThat(resolver.resolve(List.of(), List.of(start)).outcomeOf(start.module()))
                .contains(SymbolOutcome.EXPORT);
        assertThat(new SymbolResolver(HelperCommand.ofThisBuild(), locations, SymbolResolver.DEFAULT_TIMEOUT)
                        .resolve(List.of(), List.of(start))
                        .outcomeOf(start.module()))
                .contains(SymbolOutcome.PDB);
    }

    /** The loader of a 32-bit process calls SysWOW64 System32. */
    @Test
    void systemLibraryOfA32BitProcessIsFound() throws IOException {
        ProbeImage image = ProbeImage.of(HelperCommand.windowsFolder().resolve("syswow64/oleaut32.dll"));
        Module there = image.module(1);
        Module loaded = new Module(
                1, "C:\\WINDOWS\\System32\\oleaut32.dll", there.base(), there.size(), there.timestamp(), there.pdb());
        Frame start = image.start(loaded, "SafeArrayAccessData");

        ResolvedSymbols symbols = resolver.resolve(List.of(), List.of(start));

        assertThat(symbols.of(start)).extracting(Symbol::function).containsExactly("SafeArrayAccessData");
    }

    @Test
    void replacedImageGivesNoNames() throws IOException {
        Path program = copy("x64/pdb_program.exe", folder, "program.exe");
        ProbeImage image = ProbeImage.of(program);
        Frame start = image.start(image.module(1), "probeStart");
        copy("x64/pdb_library.dll", folder, "program.exe");

        ResolvedSymbols symbols = resolver.resolve(List.of(start), List.of());

        assertThat(symbols.of(start)).isEmpty();
        assertThat(symbols.outcomeOf(start.module())).contains(SymbolOutcome.REPLACED);
    }

    @Test
    void deletedImageGivesNoNames() throws IOException {
        Path program = copy("x64/pdb_program.exe", folder, "program.exe");
        ProbeImage image = ProbeImage.of(program);
        Frame start = image.start(image.module(1), "probeStart");
        Files.delete(program);

        ResolvedSymbols symbols = resolver.resolve(List.of(start), List.of());

        assertThat(symbols.of(start)).isEmpty();
        assertThat(symbols.outcomeOf(start.module())).contains(SymbolOutcome.MISSING);
    }

    @Test
    void programDatabaseOfAnotherBuildGivesNoNamesOfItsOwn() throws IOException {
        Path program = copy("x64/pdb_program.exe", folder, "pdb_program.exe");
        copy("x64/pdb_library.pdb", folder, "pdb_program.pdb");
        ProbeImage image = ProbeImage.of(program);
        Frame start = image.start(image.module(1), "probeStart");

        ResolvedSymbols symbols = resolver.resolve(List.of(), List.of(start));

        // Windows' DbgHelp passes over such a file, and takes the exports.
        assertThat(symbols.outcomeOf(start.module()).orElseThrow())
                .isIn(SymbolOutcome.MISMATCHED, SymbolOutcome.EXPORT);
        assertThat(symbols.of(start))
                .allSatisfy(symbol -> assertThat(symbol.file()).isNull());
        assertThat(symbols.problems()).hasSize(1);
    }

    @Test
    void garbageForAProgramDatabaseLeavesTheExports() throws IOException {
        Path program = copy("x64/pdb_program.exe", folder, "pdb_program.exe");
        byte[] garbage = new byte[BLOCK_BYTES];
        Arrays.fill(garbage, (byte) 0x5a);
        Files.write(folder.resolve("pdb_program.pdb"), garbage);
        ProbeImage image = ProbeImage.of(program);
        Frame start = image.start(image.module(1), "probeStart");

        ResolvedSymbols symbols = resolver.resolve(List.of(), List.of(start));

        assertThat(symbols.outcomeOf(start.module()))
                .as(symbols.problems().toString())
                .contains(SymbolOutcome.EXPORT);
        assertThat(symbols.of(start)).containsExactly(new Symbol("probeStart", 0, null, 0, false));
    }

    @Test
    void debugInformationThatCrashesTheHelperCostsThatModuleAlone() throws IOException {
        Path program = copy("x64/pdb_program.exe", folder, "pdb_program.exe");
        Files.write(folder.resolve("pdb_program.pdb"), withBrokenStringTable(PROBES.resolve("x64/pdb_program.pdb")));
        List<ProbeImage> images = List.of(
                ProbeImage.of(PROBES.resolve("x64/pdb_library.dll")),
                ProbeImage.of(program),
                ProbeImage.of(PROBES.resolve("x86/pdb_library.dll")));
        List<Frame> starts = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            starts.add(images.get(i).start(images.get(i).module(i + 1), "probeStart"));
        }

        ResolvedSymbols symbols = resolver.resolve(List.of(), starts);

        assertThat(symbols.outcomeOf(starts.get(0).module())).contains(SymbolOutcome.PDB);
        assertThat(symbols.outcomeOf(starts.get(2).module())).contains(SymbolOutcome.PDB);
        assertThat(symbols.of(starts.get(2))).extracting(Symbol::function).containsExactly("probeStart");
        if (HelperCommand.UNDER_WINE) { // Windows' DbgHelp is not known to crash on this
            assertThat(symbols.outcomeOf(starts.get(1).module())).contains(SymbolOutcome.CRASHED);
        }
    }

    @Test
    void missingDbgHelpIsToldOfEachModule() throws IOException {
        SymbolLocations locations = new SymbolLocations(null, "C:\\nowhere\\dbghelp.dll");
        ProbeImage image = ProbeImage.of(PROBES.resolve("x64/pdb_library.dll"));
        Frame start = image.start(image.module(1), "probeStart");

        ResolvedSymbols symbols = new SymbolResolver(
                        HelperCommand.ofThisBuild(), locations, SymbolResolver.DEFAULT_TIMEOUT)
                .resolve(List.of(start), List.of());

        assertThat(symbols.problems().values())
                .containsExactly("pdb_library.dll has no names, because the symbol helper does not work: "
                        + "C:\\nowhere\\dbghelp.dll cannot be loaded, error 126");
    }

    private static Path copy(String probe, Path folder, String name) throws IOException {
        Path copy = folder.resolve(name);
        return Files.write(copy, Files.readAllBytes(PROBES.resolve(probe)));
    }

    /** The table's size, among others, becomes nonsense: Wine's DbgHelp believes it. */
    private static byte[] withBrokenStringTable(Path pdb) throws IOException {
        byte[] bytes = Files.readAllBytes(pdb);
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; ; block += BLOCK_BYTES) {
            if (words.getInt(block) == STRING_TABLE) {
                Arrays.fill(bytes, block, block + BLOCK_BYTES, (byte) 0xff);
                return bytes;
            }
        }
    }

    private static Symbol last(List<Symbol> symbols) {
        return symbols.get(symbols.size() - 1);
    }

    private static int lineOf(String comment) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        for (int i = 0; ; i++) {
            if (lines.get(i).endsWith(comment)) {
                return i + 1;
            }
        }
    }
}
