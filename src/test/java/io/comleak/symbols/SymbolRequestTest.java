// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SymbolRequestTest {
    private static final PdbIdentity PDB =
            new PdbIdentity(UUID.fromString("01234567-89ab-cdef-0011-223344556677"), 0x1a);
    private static final Module APP = new Module(1, "C:\\app.exe", 0x140000000L, 0x5000, 0xfedcba98, PDB);
    private static final Module DLL = new Module(12, "C:\\\u65e5\u672c.dll", 0xffff800000000000L, 0x2000, 7, null);

    @Test
    void modulesComeInOrderOfLoadingAndEachAddressOnce() {
        Frame inDll = new Frame(DLL.base() + 0x1fff, DLL);
        Frame inApp = new Frame(APP.base() + 0x1234, APP);
        SymbolLocations locations = new SymbolLocations("C:\\symbols;srv*", "C:\\dbghelp.dll");

        SymbolRequest request =
                SymbolRequest.of(locations, List.of(inDll, inApp, inApp), List.of(new Frame(APP.base(), APP)));

        assertThat(text(request)).isEqualTo("""
                comleak-symbols\t1
                dbghelp\tC:\\dbghelp.dll
                search\tC:\\symbols;srv*
                module\t1\t5000\tfedcba98\t01234567-89ab-cdef-0011-223344556677\t1a\tC:\\app.exe
                address\t0\t1
                address\t1234\t0
                module\tc\t2000\t7\t-\t0\tC:\\\u65e5\u672c.dll
                address\t1fff\t0
                end
                """);
    }

    @Test
    void framesThatLieInNoModuleAreNotAskedFor() {
        Frame nowhere = new Frame(0x1234, null);
        Frame behind = new Frame(APP.base() + APP.size(), APP);
        Frame before = new Frame(APP.base() - 1, APP);

        SymbolRequest request = SymbolRequest.of(SymbolLocations.DEFAULT, List.of(nowhere, behind), List.of(before));

        assertThat(request.modules()).isEmpty();
    }

    @Test
    void controlCharactersCannotForgeALine() {
        Module forged = new Module(1, "C:\\a\nend\n\tb\u0000.dll", 0x1000, 0x1000, 0, null);

        SymbolRequest request =
                SymbolRequest.of(SymbolLocations.DEFAULT, List.of(new Frame(0x1000, forged)), List.of());

        assertThat(text(request)).contains("\tC:\\a?end??b?.dll\n").hasLineCount(4);
    }

    @Test
    void whatWasAnsweredIsLeftOut() {
        Frame inDll = new Frame(DLL.base(), DLL);
        Frame inApp = new Frame(APP.base(), APP);
        SymbolRequest request = SymbolRequest.of(SymbolLocations.DEFAULT, List.of(inDll, inApp), List.of());

        assertThat(request.without(Set.of(APP)).modules()).containsOnlyKeys(DLL);
        assertThat(request.modules()).containsOnlyKeys(APP, DLL);
    }

    private static String text(SymbolRequest request) {
        return new String(request.encode(), StandardCharsets.UTF_8);
    }
}
