// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.StackBuilder;
import io.comleak.model.ForwardingSymbols;
import io.comleak.model.Machine;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnModulesTest {
    private static final Target TARGET = new Target("C:\\dev\\app.exe", "app", 1, Machine.X64, "C:\\windows");

    private final StackBuilder stacks = new StackBuilder();

    @ParameterizedTest
    @CsvSource({
        "core*.dll, C:\\dev\\Core-ui.dll, true",
        "core*.dll, C:\\core1\\qt.dll, false",
        "*\\dev\\*, C:\\dev\\qt.dll, true",
        "*/dev/*, c:\\Dev\\qt.dll, true",
        "app.exe, C:\\dev\\app.exe, true",
        "app.exe, C:\\dev\\app.exe.dll, false",
        "!qt*, C:\\dev\\qt5.dll, false",
        "!qt*, C:\\dev\\core.dll, ",
        "*;!qt*, C:\\dev\\core.dll, true",
        "*;!qt*, C:\\dev\\qt5.dll, false",
        "*;!qt*;qt5.dll, C:\\dev\\qt5.dll, true",
        "a.b*(c, C:\\a.bx(c, true",
        "a.b, C:\\axb, false",
    })
    void theLastPatternThatMatchesCounts(String patterns, String path, Boolean own) {
        Module module = new Module(1, path, 0, 1, 0, null);

        assertThat(OwnModules.of(List.of(patterns.split(";", -1))).own(module)).isEqualTo(Optional.ofNullable(own));
    }

    @Test
    void withoutPatternsNothingIsSaid() {
        assertThat(OwnModules.UNSAID.own(new Module(1, "C:\\dev\\app.exe", 0, 1, 0, null)))
                .isEmpty();
    }

    private record Names(Symbols names, OwnModules modules) implements ForwardingSymbols {
        @Override
        public Optional<Boolean> own(Module module) {
            return modules.own(module);
        }
    }

    private Symbols names(String pattern) {
        return new Names(stacks.symbols(), OwnModules.of(List.of(pattern)));
    }

    private String place(StackTrace stack, String pattern) {
        OwnLine line = new OwnLines(TARGET, names(pattern)).of(stack);
        return line == null
                ? ""
                : stacks.symbols().of(line.frame()).get(line.symbol()).function();
    }

    @Test
    void aLibraryThatIsNotTheUsersIsPassedOverAndIsWhatTheyCalled() {
        StackTrace stack = stacks.stack("oleaut32!SysAllocString+0x8", "toolkit!makeText+0x4", "app!main+0x4");

        assertThat(place(stack, "!toolkit*")).isEqualTo("main");
        assertThat(place(stack, "app*")).isEqualTo("main");
        assertThat(place(stack, "toolkit*")).isEqualTo("makeText");
        Origin origin = new Origins(TARGET, names("!toolkit*")).of(stack, false);
        assertThat(origin.api()).contains("makeText");
        assertThat(origin.within()).isEqualTo("SysAllocString");
    }

    @Test
    void whereNoFrameIsTheUsersItIsAsWithoutPatterns() {
        StackTrace stack = stacks.stack("oleaut32!SysAllocString+0x8", "app!load+0x4");

        assertThat(place(stack, "elsewhere.dll")).isEqualTo("load");
    }
}
