// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.source.SourceExcerpt;
import io.comleak.source.SourceLines;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextReporterTest {
    private static final TextOptions QUIET = new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, true, false);
    private static final Policies ALL_IGNORED =
            new Policies(Policy.IGNORE, Policy.IGNORE, Policy.IGNORE, Policy.IGNORE, Policy.IGNORE, 23);

    @ParameterizedTest
    @EnumSource(names = {"ONE_LEAK", "LATE_FREES", "HELD_AT_EXIT", "WRONG_FREES", "CHILDREN", "KILLED", "EVENTS_LOST"})
    void quietIsNoSilenceWhereSomethingIsFound(Scenarios of) throws IOException {
        assertThat(of.scenario().with(QUIET).text()).isEqualTo(of.scenario().text());
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_LEAKS", "COM_NEVER_USED", "TARGET_FAILED"})
    void quietIsSilenceWhereNothingIs(Scenarios of) throws IOException {
        assertThat(of.scenario().with(QUIET).text()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE_FREES", "HELD_AT_EXIT", "WRONG_FREES", "CHILDREN", "KILLED"})
    void quietIsSilenceWhereAllThatIsFoundIsIgnored(Scenarios of) throws IOException {
        assertThat(of.scenario().with(ALL_IGNORED).with(QUIET).text()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "KILLED",
                "CRASHED",
                "FAST_FAILED",
                "TIMED_OUT",
                "INTERRUPTED",
                "EVENTS_LOST",
                "KILLED_IN_ALLOCATOR",
                "HELD_AT_EXIT",
                "NOTHING_HELD"
            })
    void whatIsNotKnownIsNeverCalledNoLeaks(Scenarios of) throws IOException {
        assertThat(of.scenario().text()).doesNotContainIgnoringCase("no leaks");
        assertThat(of.scenario().with(ALL_IGNORED).text()).isNotEmpty().doesNotContainIgnoringCase("no leaks");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COLOUR")
    void noReportSteersTheTerminal(Scenarios of) throws IOException {
        assertThat(of.scenario().text().codePoints()).noneMatch(c -> c != '\n' && Printable.harmful(c));
    }

    @Test
    void colourChangesNothingButColour() throws IOException {
        Scenario coloured = Scenarios.COLOUR.scenario();

        assertThat(coloured.text().replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(coloured.with(TextOptions.DEFAULT).text());
    }

    @Test
    void withoutContentsNoByteIsShown() throws IOException {
        Scenario without =
                Scenarios.ONE_LEAK.scenario().with(new TextOptions(ContentsShown.NONE, 0, 32, 3, 100, false, false));

        assertThat(without.text()).contains("size: 0x30 (48)").doesNotContain("contents", "2e 00");
    }

    /** Its own frame comes from settings.cpp, line 88. */
    @Test
    void sourceLinesAreShownBelowTheOwnFrameAlone() throws IOException {
        SourceLines lines = (module, symbol) -> Optional.of(new SourceExcerpt(
                99, List.of("::error::", "BSTR \u202e = f();", ""), symbol.line() == 88 ? 100 : 99, true));

        String text = Scenarios.ONE_LEAK
                .scenario()
                .with(TextOptions.DEFAULT.with(lines))
                .text();

        assertThat(text).containsOnlyOnce("""
                 app!loadSettings+0x4d (settings.cpp:88)
                       99 | ::error::
                    > 100 | BSTR \\u202e = f();
                      101 |
                    (the file is newer than the program: lines may have moved)
                  [0x0000000000202012] app!wmain+0x12 (main.cpp:21)
                """);
    }

    /** The modules of the stack are app.exe, oleaut32.dll, kernel32.dll and ntdll.dll or so. */
    @Test
    void whyThereAreNoNamesIsToldAtTheEndWithWhatHelps() throws IOException {
        Scenario one = Scenarios.ONE_LEAK.scenario();
        Scenario refused =
                new Scenario(one.run(), told(one.symbols(), SymbolOutcome.MISMATCHED), one.options(), one.policies());
        Scenario broken =
                new Scenario(one.run(), told(one.symbols(), SymbolOutcome.UNAVAILABLE), one.options(), one.policies());

        assertThat(refused.text())
                .contains(
                        "\nSymbol servers are asleep.\n",
                        "app.exe has symbols that do not match (C:\\app\\x.pdb\\u202e). Those of this very build are needed:"
                                + " --symbols=FOLDER.\n");
        assertThat(broken.text())
                .contains("app.exe has no names, because the symbol helper does not work (C:")
                .contains("comleak report --resolve-symbols tries again.\n");
        assertThat(refused.html()).contains("has symbols that do not match");
        assertThat(one.text()).doesNotContain("symbols");
    }

    private static Symbols told(Symbols names, SymbolOutcome ofProgram) {
        return new Symbols() {
            @Override
            public List<Symbol> of(Frame frame) {
                return names.of(frame);
            }

            @Override
            public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
                boolean program = module != null && module.name().equals("app.exe");
                return Optional.of(program ? ofProgram : SymbolOutcome.EXPORT);
            }

            @Override
            public String detailOf(@Nullable Module module) {
                return "C:\\app\\x.pdb\u202e";
            }

            @Override
            public List<String> remarks() {
                return List.of("Symbol servers are asleep.");
            }
        };
    }

    @Test
    void allFramesAreShownWhereAllAreWanted() throws IOException {
        Scenario all = Scenarios.ONE_LEAK
                .scenario()
                .with(new TextOptions(ContentsShown.NONE, 0, TextOptions.ALL_FRAMES, 3, 100, false, false));

        assertThat(all.text())
                .contains("combase!CoTaskMemAlloc", "ntdll!RtlUserThreadStart")
                .doesNotContain("allocator frame", "runtime frame");
    }

    @Test
    void whatIsBeyondTheLimitIsCounted() throws IOException {
        Scenario several = Scenarios.SEVERAL_LEAKS.scenario();

        assertThat(several.with(new TextOptions(ContentsShown.NONE, 0, 32, 3, 1, false, false))
                        .text())
                .contains("LEAK  1,001 bytes", "… and 1 more finding (--limit=all shows them)", "2 leaks, 1,801 bytes")
                .doesNotContain("LEAK  800 bytes");
        assertThat(several.with(new TextOptions(ContentsShown.NONE, 0, 32, 3, 2, false, false))
                        .text())
                .contains("LEAK  800 bytes")
                .doesNotContain("more finding");
    }
}
