// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    /** Calls and patterns, innermost first, separated by blanks. */
    @ParameterizedTest
    @CsvSource({
        "a.dll!f, a.dll!f, true",
        "a.dll!f, A.DLL!f, true",
        "a.dll!f, a.dll!F, false",
        "a.dll!f b.dll!g, a.dll!f, true",
        "a.dll!f b.dll!g, b.dll!g, false",
        "a.dll!f b.dll!g, ... b.dll!g, true",
        "a.dll!f b.dll!g c.dll!h, a.dll!f ... c.dll!h, true",
        "a.dll!f c.dll!h, a.dll!f ... c.dll!h, true",
        "a.dll!f c.dll!h, a.dll!f c.dll!h d.dll!i, false",
        "a.dll!f, ... a.dll!f ..., true",
        "x.dll!y a.dll!f b.dll!z a.dll!f c.dll!h, ... a.dll!f c.dll!h, true",
        "a.dll!Store::open, a.dll!Store::*, true",
        "a.dll!Store::open, *!*open, true",
        "a.dll!Store::open, a.dll!Store::*n*, true",
        "a.dll!Store::open, a.dll!Store, false",
        "a.dll!Store::open, *.dll!Sto*re, false",
        "aXdll!f, a.dll!f, false",
        "a.dll!, a.dll!*, true",
        "a.dll!, a.dll!f*, false",
    })
    void matchesFromTheInnermostCallOn(String calls, String frames, boolean matches) throws Exception {
        assertThat(rule(frames).matches(calls(calls))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a.dll!f", "... a.dll!f"})
    void matchesNoStackWithoutCalls(String frames) throws Exception {
        assertThat(rule(frames).matches(List.of())).isFalse();
    }

    private static Suppression rule(String frames) throws SuppressionSyntaxException {
        return SuppressionParser.parse("test", "[rule]\nframes:\n" + frames.replace(' ', '\n'))
                .get(0);
    }

    private static List<Call> calls(String text) {
        return Stream.of(text.split(" "))
                .map(call -> call.split("!", 2))
                .map(parts -> new Call(parts[0], parts[1]))
                .toList();
    }
}
