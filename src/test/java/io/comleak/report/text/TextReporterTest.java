// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.IOException;
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
