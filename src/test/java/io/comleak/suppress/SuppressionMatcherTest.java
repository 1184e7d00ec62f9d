// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionMatcherTest {
    private static final SuppressionSource FILE = SuppressionSource.file("test");
    private static final String ENTRY = "[entry]\n";

    /** Calls and lines, innermost first, separated by blanks. The calls before | are Windows' own. */
    @ParameterizedTest
    @CsvSource({
        "|a.dll!f, a.dll!f, true",
        "|a.dll!f, A.DLL!f, true",
        "|a.dll!f, a!f, true",
        "|a.dll!f, A!f, true",
        "|a.dll!f, a.dl!f, false",
        "|a.b.exe!f, a.b!f, true",
        "|a.b.exe!f, a!f, false",
        "|a.dll!f, a.dll!F, false",
        "|a.dll!f b.dll!g, a.dll!f, true",
        "|a.dll!f b.dll!g, b.dll!g, false",
        "|a.dll!f b.dll!g, ... b.dll!g, true",
        "|a.dll!f b.dll!g c.dll!h, a.dll!f ... c.dll!h, true",
        "|a.dll!f c.dll!h, a.dll!f ... c.dll!h, true",
        "|a.dll!f c.dll!h, a.dll!f c.dll!h d.dll!i, false",
        "|a.dll!f, ... a.dll!f ..., true",
        "|x.dll!y a.dll!f b.dll!z a.dll!f c.dll!h, ... a.dll!f c.dll!h, true",
        "w.dll!alloc v.dll!api |a.dll!f, a.dll!f, true",
        "w.dll!alloc v.dll!api |a.dll!f, v.dll!api a.dll!f, true",
        "w.dll!alloc v.dll!api |a.dll!f, w.dll!alloc a.dll!f, false",
        "w.dll!alloc v.dll!api |a.dll!f b.dll!g, b.dll!g, false",
        "w.dll!alloc v.dll!api |a.dll!f b.dll!g, ... b.dll!g, true",
        "w.dll!alloc v.dll!api|, v.dll!api, true",
        "|a.dll!Store::open, a.dll!Store::*, true",
        "|a.dll!Store::open, *!*open, true",
        "|a.dll!Store::open, a.dll!Store::*n*, true",
        "|a.dll!Store::open, a.dll!Store, false",
        "|a.dll!Store::open, *.dll!Sto*re, false",
        "|aXdll!f, a.dll!f, false",
        "|a.dll!aa, a.dll!a*a*a, false",
        "|a.dll!aaa, a.dll!a*a*a, true",
        "|a.dll!, a.dll!*, true",
        "|a.dll!, a.dll!f*, false",
    })
    void framesMatchFromTheProgramsOwnCodeOn(String calls, String frames, boolean matches) throws Exception {
        assertThat(find("frames:\n" + frames.replace(' ', '\n'), subject(calls)).isPresent())
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a.dll!f", "... a.dll!f"})
    void framesMatchNoStackWithoutCalls(String frames) throws Exception {
        assertThat(find("frames:\n" + frames.replace(' ', '\n'), subject("|"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fingerprint: 00000000000000ff, true",
        "fingerprint: 00000000000000FF, true",
        "fingerprint: 00000000000000fe, false",
        "api: v.dll!api, true",
        "api: v!api, true",
        "api: api, true",
        "api: a*i, true",
        "api: v.dll!*, true",
        "api: w.dll!alloc, false",
        "api: a.dll!f, false",
        "api: f, false",
        "api: api;size: 20, false",
        "api: api;size: 20-40, true",
        "api: api;size: 20 - 40, true",
        "api: api;size: 20-, true",
        "api: api;size: 21-, false",
        "api: api;size: 0-40, true",
        "api: api;size: 0-39, false",
        "api: api;class: leak, true",
        "api: api;class: held, false",
        "api: api;fingerprint: 00000000000000ff, true",
        "api: other;fingerprint: 00000000000000ff, false",
        "fingerprint: 00000000000000ff;frames:;a.dll!g, false",
    })
    void allThatIsGivenHasToHold(String fields, boolean matches) throws Exception {
        assertThat(find(fields.replace(';', '\n'), subject("w.dll!alloc v.dll!api |a.dll!f"))
                        .isPresent())
                .isEqualTo(matches);
    }

    @Test
    void aSizeIsNotMatchedWhereSizesAreNotKnown() throws Exception {
        Subject unknown = new Subject(FindingClass.LATE_FREE, 1, null, calls("a.dll!f"), 0);

        assertThat(find("fingerprint: 0000000000000001\nsize: 0-", unknown)).isEmpty();
    }

    @Test
    void whereWindowsAloneAllocatedThereIsNoApi() throws Exception {
        assertThat(find("api: v.dll!*", subject("w.dll!alloc v.dll!api|"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "leak:load, true",
        "leak:oadSet, true",
        "leak:LOAD, false",
        "leak:^load, true",
        "leak:^oad, false",
        "leak:Settings$, true",
        "leak:Setting$, false",
        "leak:^loadSettings$, true",
        "leak:l*S*s, true",
        "leak:^l*S*s$, true",
        "leak:S*l, false",
        "leak:^oleaut32.dll$, true",
        "leak:OLEAUT, true",
        "leak:settings.cpp, true",
        "leak:^settings.cpp, false",
        "leak:SRC\\settings, true",
        "leak:main, true",
        "leak:nowhere, false",
    })
    void aLineOfLeakSanitizersIsSoughtInEveryFrame(String line, boolean matches) throws Exception {
        Subject subject = new Subject(
                FindingClass.LEAK,
                1,
                null,
                List.of(
                        new Call("oleaut32.dll", "", ""),
                        new Call("app.exe", "loadSettings", "d:\\src\\settings.cpp"),
                        new Call("app.exe", "main", "")),
                1);

        assertThat(matcher(line).find(subject).isPresent()).isEqualTo(matches);
    }

    @Test
    void theFirstThatMatchesCounts() throws Exception {
        String known = "[a]\nfingerprint: 00000000000000ff\n";
        String framed = "[b]\nframes:\na.dll!f\n";
        String other = "[c]\nframes:\nb.dll!g\n";
        Subject subject = subject("|a.dll!f");

        assertThat(matcher(other + known + framed).find(subject)).hasValue(1);
        assertThat(matcher(other + framed + known).find(subject)).hasValue(1);
        assertThat(matcher(framed + other + known).find(subject)).hasValue(0);
        assertThat(matcher(known + known).find(subject)).hasValue(0);
    }

    /** With backtracking, each of these would take longer than there is time. */
    @Test
    @Timeout(10)
    void noPatternTakesForEver() throws Exception {
        String stars = "a*".repeat(2_000) + "b";
        Subject longName = new Subject(
                FindingClass.LEAK, 1, null, List.of(new Call("m.dll", "a".repeat(20_000), "a".repeat(20_000))), 0);
        String dots = "...\nm.dll!a*\n".repeat(2_000) + "m.dll!b";
        Subject deep = new Subject(FindingClass.LEAK, 1, null, calls("m.dll!a ".repeat(1_000)), 0);

        assertThat(find("frames:\n*!" + stars, longName)).isEmpty();
        assertThat(matcher("leak:" + stars).find(longName)).isEmpty();
        assertThat(find("frames:\n" + dots, deep)).isEmpty();
    }

    private static OptionalInt find(String fields, Subject subject) throws SuppressionSyntaxException {
        return matcher(ENTRY + fields).find(subject);
    }

    private static SuppressionMatcher matcher(String text) throws SuppressionSyntaxException {
        return new SuppressionMatcher(SuppressionParser.parse(FILE, text));
    }

    private static Subject subject(String text) {
        String[] parts = text.split("\\|", -1);
        List<Call> windows = calls(parts[0]);
        List<Call> all =
                Stream.concat(windows.stream(), calls(parts[1]).stream()).toList();
        return new Subject(FindingClass.LEAK, 0xff, new SizeRange(20, 40), all, windows.size());
    }

    private static List<Call> calls(String text) {
        return Arrays.stream(text.strip().split(" +"))
                .filter(call -> !call.isEmpty())
                .map(call -> call.split("!", 2))
                .map(parts -> new Call(parts[0], parts[1], ""))
                .toList();
    }
}
