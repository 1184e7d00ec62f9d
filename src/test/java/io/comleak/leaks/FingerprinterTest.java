// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static io.comleak.leaks.Fingerprint.Basis.EXPORTS;
import static io.comleak.leaks.Fingerprint.Basis.NAMES;
import static io.comleak.leaks.Fingerprint.Basis.OFFSETS;
import static io.comleak.leaks.StackOf.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a fingerprint stays the same over, what it tells apart, and what it is made from. */
class FingerprinterTest {
    private static final String ALLOC = "combase!CoTaskMemAlloc+0x13";
    private final StackOf leak = stack(ALLOC, "app!load+0x4d", "app!main+0x30", "kernel32!BaseThreadInitThunk+0xd");

    @Test
    void movedLinesAndCodeDoNotCount() {
        assertSame(
                stack(ALLOC, "app!load+0x51 a.cpp:9", "app!main+0x99 a.cpp:99", "kernel32!BaseThreadInitThunk+0x2d"));
    }

    @Test
    void addressesAndTheOrderOfModulesDoNotCount() {
        assertSame(leak.modulesMovedBy(0x7ff0_0000_0000L));
    }

    @Test
    void foldersAndCaseDoNotCount() {
        assertSame(leak.in("D:\\Build\\Debug\\"));
        assertThat(stack(ALLOC, "plugin!load", "app!main").in("D:\\OTHER\\").upperCase())
                .isEqualTo(stack(ALLOC, "plugin!load", "app!main"));
    }

    @Test
    void theProgramMayBeCalledAnotherName() {
        assertSame(leak.programCalled("app-debug.exe"));
    }

    @Test
    void aFunctionOfAnotherDllIsAnother() {
        assertThat(stack(ALLOC, "plugin!DllGetClassObject", "app!main"))
                .isNotEqualTo(stack(ALLOC, "app!DllGetClassObject", "app!main"))
                .isNotEqualTo(stack(ALLOC, "plugin2!DllGetClassObject", "app!main"));
    }

    @Test
    void bothMachinesAreTheSame() {
        assertSame(leak.x86());
    }

    @Test
    void inliningDoesNotCount() {
        assertSame(stack(ALLOC, "app!load+0x4d < app!main+0x30", "kernel32!BaseThreadInitThunk+0xd"));
        assertSame(stack(ALLOC, "app!load+0x4d < app!main+0x30 < app!__scrt_common_main_seh+0x4", "kernel32!Base+0xd"));
    }

    @Test
    void whatCallsMainDoesNotCount() {
        assertSame(stack(ALLOC, "app!load+0x4d", "app!main+0x30"));
        assertSame(stack(ALLOC, "app!load+0x4d", "app!main+0x30", "app!invoke_main+0x3", "app!mainCRTStartup+0x5"));
        assertSame(stack(ALLOC, "app!load+0x4d", "app!main+0x30", "python+0x77", "ntdll+0x2"));
    }

    @Test
    void startUpCodeDoesNotCountWithoutMainEither() {
        assertThat(stack(ALLOC, "app!init", "app!__scrt_common_main_seh"))
                .isEqualTo(stack(ALLOC, "app!init", "app!__scrt_common_main", "app!mainCRTStartup"));
    }

    @Test
    void whatRustCallsMainThroughDoesNotCount() {
        assertThat(stack(
                        ALLOC,
                        "app!app::load",
                        "app!app::main",
                        "app!std::__rust_begin_short_backtrace",
                        "app!x",
                        "app!main"))
                .isEqualTo(
                        stack(ALLOC, "app!app::load", "app!app::main", "app!std::sys::__rust_begin_short_backtrace"));
    }

    @Test
    void howManyFramesWereCapturedDoesNotCount() {
        StackOf deep = stack(calls(200));

        assertThat(deep.first(32)).isEqualTo(deep.first(62)).isEqualTo(deep.first(128));
    }

    @Test
    void whatWindowsDoesWithinDoesNotCount() {
        assertSame(stack("ntdll!RtlAllocateHeap", "combase!CRetailMalloc_Alloc", ALLOC, "app!load", "app!main"));
        assertSame(stack("combase+0x77", ALLOC, "app!load", "app!main"));
        assertThat(stack(
                        ALLOC,
                        "app!OnCommand",
                        "user32!UserCallWinProcCheckWow",
                        "user32!DispatchMessageW",
                        "app!main"))
                .isEqualTo(stack(
                        ALLOC,
                        "app!OnCommand",
                        "user32!Other+0x9999",
                        "user32!More",
                        "user32!DispatchMessageW",
                        "app!main"));
    }

    /** A stack of 32 frames loses its last where Windows has one more at the beginning or in between. */
    @Test
    void oneFrameMoreOfWindowsDropsNoneThatCounts() {
        String[] calls = calls(60);
        List<String> more = new ArrayList<>(List.of(calls));
        more.add(0, "ntdll!RtlAllocateHeap");

        assertThat(stack(more.toArray(String[]::new))).isEqualTo(stack(calls));
    }

    @Test
    void exportsOfWindowsAreAsGoodAsItsDebugInformation() {
        assertSame(leak.exportsOnly("combase", "kernel32"));
        assertThat(leak.exportsOnly("combase", "kernel32").basis()).isEqualTo(NAMES);
    }

    @Test
    void anExportFarAwayIsNotBelieved() {
        StackOf far =
                stack("combase!DllDebugObject+0x4000", "app!load", "app!main").exportsOnly("combase");

        assertThat(far)
                .isEqualTo(
                        stack("combase!Another+0x5123", "app!load", "app!main").exportsOnly("combase"));
        assertThat(far).isEqualTo(stack("combase+0x5123", "app!load", "app!main"));
        assertThat(far)
                .isNotEqualTo(
                        stack("oleaut32!Another+0x5123", "app!load", "app!main").exportsOnly("oleaut32"));
        assertThat(far.basis()).isEqualTo(EXPORTS);
    }

    @Test
    void otherFunctionsAndOtherApisAreTold() {
        assertThat(List.of(
                        leak.digits(),
                        stack(ALLOC, "app!save", "app!main").digits(),
                        stack(ALLOC, "app!load", "app!other", "app!main").digits(),
                        stack("oleaut32!SysAllocString", "app!load", "app!main").digits(),
                        stack(ALLOC, "app!main").digits(),
                        stack("app!load", "app!main").digits(),
                        stack(ALLOC, "app!load", "ole32!CoCreateInstance", "app!main")
                                .digits()))
                .doesNotHaveDuplicates();
    }

    @Test
    void howDeepARecursionIsDoesNotCount() {
        StackOf once = stack(ALLOC, "app!parse", "app!main");

        assertThat(stack(ALLOC, "app!parse+0x3", "app!parse+0x9", "app!parse+0x9", "app!main"))
                .isEqualTo(once);
        assertThat(stack(ALLOC, "app!term", "app!sum", "app!term", "app!sum", "app!main"))
                .isEqualTo(stack(ALLOC, "app!term", "app!sum", "app!main"));
        assertThat(stack(ALLOC, "app!term", "app!sum", "app!term", "app!main"))
                .isNotEqualTo(stack(ALLOC, "app!term", "app!sum", "app!main"));
    }

    @Test
    void codeCompiledAtRunTimeIsNowhere() {
        assertThat(stack(ALLOC, "0x7ff012345678", "0x7ff012346666", "app!main"))
                .isEqualTo(stack(ALLOC, "0x7ff099999999", "app!main"));
        assertThat(stack("0x7ff012345678").basis()).isEqualTo(NAMES);
        assertThat(stack("0x1234", "0x9999")).isEqualTo(stack("0x777"));
    }

    @Test
    void withoutOwnCodeAllOfWindowsCounts() {
        StackOf cache = stack(ALLOC, "clbcatq!Open+0x9", "ole32!CoCreateInstance+0x20");

        assertThat(cache).isNotEqualTo(stack(ALLOC, "clbcatq!Close+0x9", "ole32!CoCreateInstance+0x20"));
        assertThat(cache.basis()).isEqualTo(NAMES);
        assertThat(cache.exportsOnly("clbcatq").basis()).isEqualTo(EXPORTS);
        assertThat(stack(ALLOC, "clbcatq+0x9").basis()).isEqualTo(EXPORTS);
    }

    @Test
    void noStackIsOneFingerprintOfItsOwn() {
        assertThat(stack()).isEqualTo(stack()).isNotEqualTo(leak).isNotEqualTo(stack("0x1"));
    }

    @Test
    void theBasisIsTheWorstOfTheProgramsOwn() {
        assertThat(leak.basis()).isEqualTo(NAMES);
        assertThat(leak.exportsOnly("app").basis()).isEqualTo(EXPORTS);
        assertThat(stack(ALLOC, "app+0x4d", "app!main").basis()).isEqualTo(OFFSETS);
        assertThat(stack(ALLOC, "app+0x4d", "plugin!run").exportsOnly("plugin").basis())
                .isEqualTo(OFFSETS);
    }

    @Test
    void ofOwnExportsTheDistanceCounts() {
        assertThat(stack(ALLOC, "plugin!Run+0x10", "app!main").exportsOnly("plugin"))
                .isNotEqualTo(stack(ALLOC, "plugin!Run+0x14", "app!main").exportsOnly("plugin"));
        assertThat(stack(ALLOC, "plugin+0x10", "app!main")).isNotEqualTo(stack(ALLOC, "plugin+0x14", "app!main"));
    }

    /** Changed only together with the rules' number: users' suppressions and baselines hold such digits. */
    @Test
    void theDigitsArePublic() {
        assertThat(leak.digits()).isEqualTo("9f543f07fc4764c3");
    }

    private void assertSame(StackOf other) {
        assertThat(other).isEqualTo(leak);
    }

    /** So many functions that call one another. */
    private static String[] calls(int count) {
        return Stream.concat(Stream.of(ALLOC), IntStream.range(0, count).mapToObj(i -> "app!f" + i))
                .toArray(String[]::new);
    }
}
