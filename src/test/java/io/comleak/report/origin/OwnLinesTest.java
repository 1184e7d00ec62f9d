// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.StackBuilder;
import io.comleak.model.Machine;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLinesTest {
    private static final Target TARGET = new Target("C:\\dev\\app.exe", "app", 1, Machine.X64, "C:\\windows");

    private final StackBuilder stacks = new StackBuilder();
    private final OwnLines lines = new OwnLines(TARGET, stacks.symbols());

    @Test
    void itIsTheFirstFrameOutsideOfWindows() {
        assertThat(place("oleaut32!SysAllocString+0x8", "plugin!load+0x4", "app!main+0x4"))
                .isEqualTo("load");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATL::CComBSTR::CComBSTR",
                "_bstr_t::Data_t::Data_t",
                "_com_util::ConvertStringToBSTR",
                "Microsoft::WRL::ComPtr<IThing>::Attach",
                "wil::make_bstr",
                "winrt::impl::heap_implements<Thing>::Release",
                "winrt::hstring::hstring",
                "std::_Invoke<void (*)()>",
                "std::vector<wchar_t>::push_back",
                "<windows_core::strings::bstr::BSTR as core::convert::From<&str>>::from",
                "<alloc::string::String as core::clone::Clone>::clone",
                "core::ops::function::FnOnce::call_once"
            })
    void functionsOfLibrariesArePassedOver(String function) {
        assertThat(place("oleaut32!SysAllocString+0x8", "app!" + function + "+0x4", "app!load+0x4"))
                .isEqualTo("load");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "winrt::App::implementation::MainPage::OnClick",
                "stdex::load",
                "ATLAS::load",
                "wilma::load",
                "<app::Thing as core::ops::Drop>::drop",
                "make<std::string>"
            })
    void functionsOfTheUsersAreNot(String function) {
        assertThat(place("oleaut32!SysAllocString+0x8", "app!" + function + "+0x4", "app!main+0x4"))
                .isEqualTo(function);
    }

    @Test
    void thoseThatAreInlinedArePassedOverToo() {
        StackTrace stack = stacks.stack(
                "oleaut32!SysAllocString+0x8", "app!ATL::CComBSTR::CComBSTR < app!load settings.cpp:8 < app!main+0x4");

        assertThat(lines.of(stack)).isEqualTo(new OwnLine(stack.frames().get(1), 1));
    }

    @Test
    void whereThereIsNothingButLibrariesItIsTheFirstOfThem() {
        assertThat(place("oleaut32!SysAllocString+0x8", "app!ATL::CComBSTR::CComBSTR+0x4", "app!std::invoke+0x4"))
                .isEqualTo("ATL::CComBSTR::CComBSTR");
    }

    @Test
    void aFunctionWithoutANameIsTheUsers() {
        StackTrace stack = stacks.stack("oleaut32!SysAllocString+0x8", "app+0x123", "app!main+0x4");

        assertThat(lines.of(stack)).isEqualTo(new OwnLine(stack.frames().get(1), 0));
    }

    @Test
    void windowsCodeInBetweenIsPassedOverWithTheLibrary() {
        assertThat(place("oleaut32!SysAllocString+0x8", "app!std::call+0x4", "user32!EnumWindows+0x4", "app!list+0x4"))
                .isEqualTo("list");
    }

    @Test
    void fromAFrameOn() {
        StackTrace stack =
                stacks.stack("app!first+0x4", "user32!EnumWindows+0x4", "app!_bstr_t::_Free+0x4", "app!last+0x4");

        assertThat(lines.from(stack, stack.frames().get(2)))
                .isEqualTo(new OwnLine(stack.frames().get(3), 0));
        assertThat(lines.from(stack, null)).isNull();
    }

    @Test
    void thereIsNoneWithoutOwnCode() {
        assertThat(lines.of(stacks.stack("oleaut32!SysAllocString+0x8", "ntdll!Run+0x4")))
                .isNull();
    }

    private @Nullable String place(String... frames) {
        OwnLine line = lines.of(stacks.stack(frames));
        return line == null
                ? null
                : stacks.symbols().of(line.frame()).get(line.symbol()).function();
    }
}
