// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against helpers that fail in every way; {@link FailingHelper} says how. */
class SymbolResolverTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<Frame> FRAMES = IntStream.rangeClosed(1, 5)
            .mapToObj(id -> new Module(id, "C:\\m" + id + ".dll", 0x10000L * id, 0x1000, 0, null))
            .map(module -> new Frame(module.base() + 0x10, module))
            .toList();

    @Test
    void modulesAreNamedInOneGoIfNothingFails() {
        ResolvedSymbols symbols = resolve(LONG, "answers");

        assertThat(FRAMES)
                .allSatisfy(
                        frame -> assertThat(symbols.of(frame)).containsExactly(new Symbol("f", 0x10, null, 0, false)));
        assertThat(symbols.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dies", "babbles"})
    void helperIsStartedAgainWithoutTheModuleThatEndedIt(String way) {
        ResolvedSymbols symbols = resolve(LONG, way, "1", "3", "4");

        assertThat(FRAMES)
                .extracting(frame -> symbols.outcomeOf(frame.module()))
                .extracting(outcome -> outcome.orElseThrow())
                .containsExactly(
                        SymbolOutcome.CRASHED,
                        SymbolOutcome.PDB,
                        SymbolOutcome.CRASHED,
                        SymbolOutcome.CRASHED,
                        SymbolOutcome.PDB);
        assertThat(symbols.problems().values())
                .contains("m1.dll has debug information that could not be read")
                .hasSize(3);
    }

    @Test
    void helperThatHangsIsEndedAndItsAnswersKept() {
        ResolvedSymbols symbols = resolve(Duration.ofSeconds(5), "hangs", "3");

        assertThat(symbols.of(FRAMES.get(1))).isNotEmpty();
        assertThat(symbols.outcomeOf(FRAMES.get(2).module())).contains(SymbolOutcome.TIMED_OUT);
        assertThat(symbols.outcomeOf(FRAMES.get(4).module())).contains(SymbolOutcome.TIMED_OUT);
    }

    @Test
    void helperThatDiesAtOnceIsNotTriedForEachModule() {
        ResolvedSymbols symbols = resolve(LONG, "refuses");

        assertThat(symbols.problems().values())
                .hasSize(5)
                .contains("m5.dll has no names, because the symbol helper does not work: no dbghelp.dll");
    }

    @Test
    void helperThatSaysNothingIsTriedOnceMore(@TempDir Path folder) throws IOException {
        Path marker = Files.createFile(folder.resolve("marker"));

        ResolvedSymbols symbols = resolve(LONG, "says nothing at first", marker.toString());

        assertThat(marker).doesNotExist();
        assertThat(FRAMES).allSatisfy(frame -> assertThat(symbols.of(frame)).hasSize(1));
    }

    @Test
    void helperThatNeverSaysAnythingIsToldOf() {
        ResolvedSymbols symbols = resolve(LONG, "says nothing");

        assertThat(symbols.problems().values())
                .hasSize(5)
                .contains("m5.dll has no names, because the symbol helper does not work: it ended at once, twice");
    }

    @Test
    void whoeverWaitsIsToldHowFarItHasCome() {
        List<String> told = new ArrayList<>();

        new SymbolResolver(FailingHelper.command("dies", "3"), SymbolLocations.DEFAULT, LONG)
                .resolve(FRAMES, List.of(), (done, all, module) -> told.add(done + " of " + all + ", " + module));

        assertThat(told)
                .containsSubsequence("0 of 5, m1.dll", "4 of 5, m5.dll")
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void missingHelperCostsTheNamesAlone() {
        SymbolResolver resolver = new SymbolResolver(Path.of("nowhere"), SymbolLocations.DEFAULT, LONG);

        ResolvedSymbols symbols = resolver.resolve(FRAMES, List.of());

        assertThat(FRAMES).allSatisfy(frame -> assertThat(symbols.of(frame)).isEmpty());
        assertThat(symbols.outcomeOf(FRAMES.get(0).module())).contains(SymbolOutcome.UNAVAILABLE);
    }

    @Test
    void nothingToNameStartsNoHelper() {
        SymbolResolver resolver = new SymbolResolver(Path.of("nowhere"), SymbolLocations.DEFAULT, LONG);
        Frame nowhere = new Frame(0x1234, null);

        ResolvedSymbols symbols = resolver.resolve(List.of(nowhere), List.of());

        assertThat(symbols.of(nowhere)).isEmpty();
        assertThat(symbols.byModule()).isEmpty();
    }

    private static ResolvedSymbols resolve(Duration timeout, String... arguments) {
        return new SymbolResolver(FailingHelper.command(arguments), SymbolLocations.DEFAULT, timeout)
                .resolve(FRAMES, List.of());
    }
}
