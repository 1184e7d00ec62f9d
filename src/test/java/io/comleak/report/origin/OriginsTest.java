// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.StackBuilder;
import io.comleak.model.Frame;
import io.comleak.model.Machine;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final Target TARGET = new Target("C:\\dev\\app.exe", "app", 1, Machine.X64, "C:\\windows");

    private final StackBuilder stacks = new StackBuilder();

    @ParameterizedTest
    @CsvSource({
        "oleaut32!SysAllocString, SysAllocString, SysFreeString",
        "combase!CoTaskMemAlloc, CoTaskMemAlloc, CoTaskMemFree",
        "ole32!CoTaskMemRealloc, CoTaskMemRealloc, CoTaskMemFree",
        "combase!StringFromCLSID, StringFromCLSID, CoTaskMemFree",
        "shell32!SHGetKnownFolderPath, SHGetKnownFolderPath, CoTaskMemFree",
        "oleaut32!SafeArrayCreateVector, SafeArrayCreateVector, SafeArrayDestroy",
        "oleaut32!VarBstrFromDate, VarBstrFromDate, SysFreeString",
        "propsys!InitPropVariantFromStringAsVector, InitPropVariantFromStringAsVector, PropVariantClear"
    })
    void theFunctionThatOwnCodeCalledSaysHowToFree(String frame, String api, String freeWith) {
        Origin origin = origin(false, "combase!CoTaskMemAlloc+0x8", frame + "+0x2e", "app!load+0x4");

        assertThat(origin.api()).contains(api);
        assertThat(origin.within()).isNull();
        assertThat(origin.freeing()).contains(freeWith);
    }

    @Test
    void whatThatCallsInTurnDoesNotCount() {
        Origin origin = origin(
                false,
                "combase!CoTaskMemAlloc+0x8",
                "oleaut32!SysAllocStringByteLen+0x8",
                "oleaut32!VariantChangeType+0x8",
                "app!load+0x4",
                "oleaut32!SafeArrayCreate+0x9");

        assertThat(origin).isEqualTo(new Origin("VariantChangeType", null, "oleaut32", "VariantClear"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"combase!CSpyMalloc_Alloc+0x8", "ole32!CoGetMalloc+0x60", "combase+0x1234"})
    void comsAllocatorAloneIsItsInterface(String frame) {
        assertThat(origin(false, frame, "app!load+0x4"))
                .extracting(Origin::function, Origin::freeWith)
                .containsExactly("IMalloc::Alloc", "CoTaskMemFree");
        assertThat(origin(true, frame, "app!load+0x4").api()).contains("IMalloc::Realloc");
    }

    @Test
    void aMethodOfComsThatAllocatesIsNotItsAllocator() {
        Origin origin = origin(false, "combase!CoTaskMemAlloc+0x8", "combase!CMemStm::Stat+0x8", "app!load+0x4");

        assertThat(origin).isEqualTo(new Origin("CMemStm::Stat", "CoTaskMemAlloc", "combase", null));
    }

    @Test
    void anotherModuleAloneIsNotTheAllocator() {
        assertThat(origin(false, "oleaut32+0x1234", "app!load+0x4"))
                .isEqualTo(new Origin(null, null, "oleaut32", null));
    }

    @Test
    void aStringWithinAFunctionThatIsNotKnownIsStillAString() {
        Origin origin = origin(
                false,
                "combase!CoTaskMemAlloc+0x8",
                "oleaut32!SysAllocStringLen+0x8",
                "oleaut32!SysAllocString+0x8",
                "msxml3+0x4711",
                "app!load+0x4");

        assertThat(origin).isEqualTo(new Origin(null, "SysAllocString", "msxml3", "SysFreeString"));
    }

    @Test
    void nothingIsSaidWhereThereIsNoOwnCode() {
        assertThat(origin(false, "oleaut32!SysAllocString+0x8", "clbcatq!Init+0x4"))
                .isEqualTo(Origin.UNKNOWN);
        assertThat(origin(false, "app!load+0x8")).isEqualTo(Origin.UNKNOWN);
        assertThat(origin(false)).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void codeOutsideOfModulesHasNoName() {
        assertThat(origin(false, "combase!CoTaskMemAlloc+0x8", "0x1234", "app!load+0x4"))
                .isEqualTo(new Origin(null, "CoTaskMemAlloc", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msxml3!DllGetClassObject+0x90", "msxml3!Ordinal12+0x9", "msxml3!CreateThing+0x400"})
    void anExportThatIsAnotherFunctionsNeighbourIsNotNamed(String frame) {
        StackTrace stack = stacks.stack("combase!CoTaskMemAlloc+0x8", frame, "app!load+0x4");

        assertThat(new Origins(TARGET, stacks.symbols()).of(stack, false).api()).isEmpty();
        assertThat(new Origins(TARGET, stacks.symbols()).called(stack)).isEmpty();
        assertThat(new Origins(TARGET, debugInformation()).of(stack, false).api())
                .isPresent();
    }

    @Test
    void whatIsInlinedIntoWindowsFunctionsIsNotTheApi() {
        assertThat(origin(false, "oleaut32!allocate < oleaut32!SysAllocString+0x8", "app!load+0x4")
                        .api())
                .contains("SysAllocString");
    }

    @Test
    void theInnermostFunctionThatIsKnownTellsWhatABlockIs() {
        assertThat(maker(
                        "combase!CoTaskMemAlloc+0x8",
                        "oleaut32!SysAllocStringByteLen+0x8",
                        "oleaut32!SafeArrayCopy+0x8",
                        "app!load+0x4"))
                .contains("SysAllocStringByteLen");
        assertThat(maker("combase!CoTaskMemAlloc+0x8", "combase!StringFromIID+0x8", "app!load+0x4"))
                .contains("StringFromIID");
        assertThat(maker("combase!CoTaskMemAlloc+0x8", "xyz!CreateThing+0x8", "app!load+0x4"))
                .contains("CreateThing");
        assertThat(maker("combase!CoTaskMemAlloc+0x8", "xyz+0x8", "app!load+0x4"))
                .isEmpty();
    }

    private Origin origin(boolean reallocated, String... frames) {
        return new Origins(TARGET, debugInformation()).of(stacks.stack(frames), reallocated);
    }

    private Optional<String> maker(String... frames) {
        return new Origins(TARGET, debugInformation()).maker(stacks.stack(frames));
    }

    private Symbols debugInformation() {
        return new Symbols() {
            @Override
            public List<Symbol> of(Frame frame) {
                return stacks.symbols().of(frame);
            }

            @Override
            public Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
                return Optional.of(SymbolOutcome.PDB);
            }
        };
    }
}
