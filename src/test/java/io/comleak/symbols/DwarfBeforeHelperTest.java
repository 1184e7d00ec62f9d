// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom of the two a name comes from. The image is one with DWARF; the helper calls the address 0x10, in its header, "f". */
class DwarfBeforeHelperTest {
    private static final Path IMAGE = Path.of("src", "test", "resources", "dwarf", "gcc5-x64.dll");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final PdbIdentity PDB = new PdbIdentity(new UUID(1, 2), 1);

    @Test
    void whatDwarfNamesNeedsNoHelper() throws IOException {
        Frame start = start(null);
        SymbolResolver resolver = new SymbolResolver(Path.of("nowhere"), SymbolLocations.DEFAULT, LONG);

        ResolvedSymbols symbols = resolver.resolve(List.of(), List.of(start));

        assertThat(symbols.of(start)).extracting(Symbol::function).endsWith("fixture");
        assertThat(symbols.outcomeOf(start.module())).contains(SymbolOutcome.DWARF);
        assertThat(symbols.problems()).isEmpty();
    }

    @Test
    void whatDwarfDoesNotNameIsAskedOfTheHelper() throws IOException {
        Frame start = start(null);
        Frame header = header(start);

        ResolvedSymbols symbols = resolve("answers", start, header);

        assertThat(symbols.of(start)).extracting(Symbol::function).endsWith("fixture");
        assertThat(symbols.of(header)).extracting(Symbol::function).containsExactly("f");
        assertThat(symbols.outcomeOf(start.module())).contains(SymbolOutcome.DWARF);
    }

    @Test
    void programDatabaseThatIsFoundCountsForMore() throws IOException {
        Frame start = start(PDB);
        Frame header = header(start);

        ResolvedSymbols symbols = resolve("answers", start, header);

        assertThat(symbols.of(header)).extracting(Symbol::function).containsExactly("f");
        assertThat(symbols.of(start)).isEmpty();
        assertThat(symbols.outcomeOf(start.module())).contains(SymbolOutcome.PDB);
    }

    @Test
    void withoutItsProgramDatabaseAnImageIsNamedByDwarf() throws IOException {
        Frame start = start(PDB);

        ResolvedSymbols symbols = resolve("refuses", start, header(start));

        assertThat(symbols.of(start)).extracting(Symbol::function).endsWith("fixture");
        assertThat(symbols.outcomeOf(start.module())).contains(SymbolOutcome.DWARF);
    }

    @Test
    void programDatabaseThatIsRefusedIsToldOfWhateverDwarfNames() throws IOException {
        Frame start = start(PDB);

        ResolvedSymbols symbols = resolve("refuses the database", start, header(start));

        assertThat(symbols.of(start)).extracting(Symbol::function).endsWith("fixture");
        assertThat(symbols.problems().values())
                .containsExactly("gcc5-x64.dll has symbols that do not match: C:\\other.pdb");
    }

    private static ResolvedSymbols resolve(String way, Frame... instructions) {
        return new SymbolResolver(FailingHelper.command(way), SymbolLocations.DEFAULT, LONG)
                .resolve(List.of(), List.of(instructions));
    }

    private static Frame header(Frame start) {
        Module module = start.module();
        return new Frame(start.address() - start.offset() + 0x10, module);
    }

    /** The first instruction of the exported function. */
    private static Frame start(@Nullable PdbIdentity pdb) throws IOException {
        ProbeImage image = ProbeImage.of(IMAGE);
        Module probe = image.module(1);
        Module module =
                new Module(1, IMAGE.toAbsolutePath().toString(), probe.base(), probe.size(), probe.timestamp(), pdb);
        return image.start(module, "fixture");
    }
}
