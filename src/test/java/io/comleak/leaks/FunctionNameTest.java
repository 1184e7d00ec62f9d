// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app::load::h0123456789abcdef                | app::load::hfedcba9876543210",
                "_ZN3app4load17h0123456789abcdefE            | _ZN3app4load17hfedcba9876543210E",
                "app[0123456789abcdef]::load                 | app[fedcba9876543210]::load",
                "app::load::{closure#0}                      | app::load::{closure#3}",
                "app::load::closure$0                        | app::load::closure$1",
                "app::impl$0::load                           | app::impl$12::load",
                "load.constprop.0                            | load",
                "load.part.0.cold                            | load",
                "load.isra.0.lto_priv.3                      | load",
                "load.llvm.1234567890                        | load",
                "load.__uniq.99.llvm.7                       | load",
                "load(int) [clone .constprop.0] [clone .isra.1] | load(int)",
                "<lambda_0a1b2c3d4e5f60718293a4b5c6d7e8f9>::operator() | <lambda_00000000000000000000000000000000>::operator()",
                "<lambda_1>::operator()                      | <lambda_2>::operator()",
                "f<<lambda_0a>,void>::call                   | f<<lambda_0b>,void>::call",
                "load::{lambda(int)#1}::operator()           | load::{lambda(int)#2}::operator()",
                "load::$_0::operator()                       | load::$_4::operator()",
                "load()::'lambda'(int)::operator()           | load()::'lambda0'(int)::operator()",
                "load::__l2::<lambda_1>::operator()          | load::__l5::<lambda_1>::operator()",
                "`load'::`2'::Local::f                       | `load'::`3'::Local::f",
                "`load'::`1'::catch$0                        | `load'::`1'::catch$2",
                "load$filt$0                                 | load$filt$1",
                "?A0x1f2e3d4c::load                          | ?A0x99999999::load",
                "`anonymous namespace'::load                 | (anonymous namespace)::load",
                "`anonymous-namespace'::load                 | {anonymous}::load",
                "_load@8                                     | load",
                "@load@8                                     | load",
                "load@@16                                    | load",
                "vector<class A,class allocator<class A> >::push_back | vector<A, allocator<A>>::push_back",
                "call<void (__cdecl*)(void * __ptr64)>       | call<void (*)(void *)>",
                "call<void (__stdcall*)(struct S &)>         | call<void (*)(S&)>"
            })
    void whatACompilerMakesAnewDoesNotCount(String name, String sameName) {
        assertThat(FunctionName.stable(name)).isEqualTo(FunctionName.stable(sameName));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load                                  | load2",
                "load                                  | Load",
                "app::load                             | load",
                "load.cold                             | loads.cold",
                "load::{lambda(int)#1}::operator()     | load::{lambda(char)#1}::operator()",
                "load::<lambda_0a>::operator()         | save::<lambda_0a>::operator()",
                "(anonymous namespace)::load           | load",
                "vector<int>::push_back                | vector<long>::push_back",
                "SHGetKnownFolderPath                  | SHGetFolderPathW",
                "operator new                          | operator new[]",
                "operator<                             | operator<<",
                "classify                              | ify",
                "Table[12345678]                       | Table"
            })
    void whatAProgrammerWroteCounts(String name, String another) {
        assertThat(FunctionName.stable(name)).isNotEqualTo(FunctionName.stable(another));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load",
                "Catalog::names",
                "operator new[]",
                "operator()",
                "dynamic initializer for 'settings''",
                "",
                "@"
            })
    void anOrdinaryNameStaysAsItIs(String name) {
        assertThat(FunctionName.stable(name)).isEqualTo(name);
    }

    /** No name makes the patterns run for ever, however it is built. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "(", "{", "<", "`", ".cold", "{lambda(", " [clone ", "_", "a@", "class "})
    void aLongNameTakesNoLongTime(String part) {
        assertThat(FunctionName.stable(part.repeat(20_000) + "!")).isNotNull();
    }
}
