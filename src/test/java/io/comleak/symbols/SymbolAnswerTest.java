// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolAnswerTest {
    private static final String WHOLE = """
            comleak-symbols\t1
            symbol\t1234\t1\t4\t2a\tinner\tC:\\\u00e4.cpp
            symbol\t1234\t0\t10\t2b\touter\tC:\\\u00e4.cpp
            module\t1\tpdb\tC:\\app.pdb
            symbol\tffffffff\t0\t10000\t0\tnear\t
            symbol\t10\t0\t10001\t0\tfar\t
            module\ta\texport\t
            module\tb\tmissing\tC:\\gone.dll
            end
            """;

    @Test
    void symbolsBelongToTheModuleThatEndsThem() {
        SymbolAnswer answer = decode(WHOLE);

        assertThat(answer.began()).isTrue();
        assertThat(answer.byModule()).containsOnlyKeys(1, 10, 11);
        List<Symbol> symbols = List.of(
                new Symbol("inner", 4, "C:\\\u00e4.cpp", 42, true),
                new Symbol("outer", 16, "C:\\\u00e4.cpp", 43, false));
        assertThat(answer.byModule())
                .containsEntry(1, new ModuleSymbols(SymbolOutcome.PDB, "C:\\app.pdb", Map.of(0x1234L, symbols)))
                .containsEntry(11, ModuleSymbols.without(SymbolOutcome.MISSING, "C:\\gone.dll"));
    }

    @Test
    void exportThatIsFarAwayIsNoName() {
        assertThat(decode(WHOLE).byModule())
                .containsEntry(
                        10,
                        new ModuleSymbols(
                                SymbolOutcome.EXPORT,
                                "",
                                Map.of(0xffffffffL, List.of(new Symbol("near", 0x10000, null, 0, false)))));
    }

    @Test
    void answerCutOffAnywhereKeepsTheModulesThatAreWhole() {
        byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            SymbolAnswer answer = SymbolAnswer.decode(Arrays.copyOf(whole, length));

            assertThat(answer.byModule()).isEqualTo(wholeModules(whole, length));
        }
    }

    private static Map<Integer, ModuleSymbols> wholeModules(byte[] whole, int length) {
        Map<Integer, ModuleSymbols> modules = new HashMap<>(decode(WHOLE).byModule());
        String text = new String(whole, 0, length, StandardCharsets.UTF_8);
        modules.keySet().removeIf(id -> !text.matches("(?s).*\nmodule\t" + Integer.toHexString(id) + "\t[^\n]*\n.*"));
        return modules;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module\t2\tpdb\n",
                "module\t2\tpdb\t\t\n",
                "module\t2\tguess\t\n",
                "module\tx\tpdb\t\n",
                "symbol\t1\t0\t0\t0\tf\n",
                "symbol\tx\t0\t0\t0\tf\t\n",
                "symbol\t1\t0\t0\tffffffffff\tf\t\n",
                "nonsense\n",
                "\n",
                "comleak-symbols\t1\n",
            })
    void malformedLineEndsTheAnswer(String line) {
        SymbolAnswer answer = decode("comleak-symbols\t1\nmodule\t1\tnone\t\n" + line + "module\t3\tnone\t\nend\n");

        assertThat(answer.began()).isTrue();
        assertThat(answer.byModule()).containsOnlyKeys(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "comleak-symbols\t2\nend\n", "module\t1\tnone\t\n", "end\n", "\u0000\u0001\n"})
    void answerWithoutItsFirstLineHasNotBegun(String text) {
        SymbolAnswer answer = decode(text);

        assertThat(answer.began()).isFalse();
        assertThat(answer.byModule()).isEmpty();
    }

    @Test
    void errorIsKept() {
        SymbolAnswer answer = decode("error\tno dbghelp.dll\n");

        assertThat(answer).isEqualTo(SymbolAnswer.none("no dbghelp.dll"));
    }

    private static SymbolAnswer decode(String text) {
        return SymbolAnswer.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}
