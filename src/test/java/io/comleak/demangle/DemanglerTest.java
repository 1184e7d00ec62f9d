// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemanglerTest {
    private static final Path NAMES = Path.of("src", "test", "resources", "demangle", "names.txt");

    /** ABI tags, hashes of Rust's crates and functions, the types of values: debug information has none of these. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\[abi:\\w+\\]|(?<=\\w)\\[[0-9a-f]{1,16}\\]"
            + "|::h[0-9a-f]{16}$|(?<=[0-9]|true|false): [a-z]+[0-9]*(?=[>,\\]])");

    /** Names of real programs, with what the demangler of binutils makes of them. */
    @Test
    void realNamesAreReadAsOthersReadThem() throws Exception {
        List<String> names = Files.readAllLines(NAMES);

        assertThat(names).hasSizeGreaterThan(1500);
        assertThat(names.stream().map(line -> line.split("\t", -1)))
                .extracting(pair -> blanksLeftOut(Demangler.demangled(pair[0])))
                .containsExactlyElementsOf(
                        names.stream().map(DemanglerTest::expected).toList());
    }

    private static String expected(String line) {
        return blanksLeftOut(
                LEFT_OUT.matcher(line.substring(line.indexOf('\t') + 1)).replaceAll(""));
    }

    /** Both ways of writing two brackets in a row are right. */
    private static String blanksLeftOut(String name) {
        return name.replace("> >", ">>").replace("> >", ">>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "_ZN3foo3barEi foo::bar",
                "__ZN3foo3barEi foo::bar",
                "_Z3foov.constprop.0 foo.constprop.0",
                "_ZN12_GLOBAL__N_13fooEv '(anonymous namespace)::foo'",
                "_ZZ3fooiENKUliE_clEi foo::{lambda(int)#1}::operator()",
                "_ZZ4mainENUt_4funcEv 'main::{unnamed type#1}::func'",
                "_ZZ1fvE1x_0 f::x",
                "_ZNSsC1Ev 'std::basic_string<char, std::char_traits<char>, std::allocator<char> >::basic_string'",
                "_ZN3FooD0Ev Foo::~Foo",
                "_ZN1AcvbEv 'A::operator bool'",
                "_Znwm 'operator new'",
                "_ZN1A1fB5cxx11Ev A::f",
                "_Z1fIPFvicEEvT_ 'f<void (*)(int, char)>'",
                "_Z1fIRA3_iEvT_ 'f<int (&) [3]>'",
                "_Z1fIM1AFivEEvT_ 'f<int (A::*)()>'",
                "_Z1fIJicEEvDpT_ 'f<int, char>'",
                "_Z1fILi5ELb1EEvv 'f<5, true>'",
                "_Z1fIiEDTplT_Li1EES0_ f<int>",
                "_ZThn8_N1A1fEv 'non-virtual thunk to A::f'",
            })
    void cppNames(String mangled, String readable) {
        assertThat(Demangler.demangled(mangled)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "_ZN4core3ptr42drop_in_place$LT$alloc..string..String$GT$17h0123456789abcdefE"
                        + " core::ptr::drop_in_place<alloc::string::String>",
                "_ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3bar17h930b740aa94f1d3aE"
                        + " '<Test + ''static as foo::Bar<Test>>::bar'",
                "_ZN3foo17h05af221e174051e9E.llvm.123 foo.llvm.123",
                "_RNvCskwGfYPst2Cb_3foo16example_function foo::example_function",
                "_RNCNvCsgStHSCytQ6I_7mycrate4main0B3_ mycrate::main::{closure#0}",
                "_RNvMsr_NtCs3ssYzQotkvD_3std4pathNtB5_7PathBuf3newCs15kBYyAo9fc_7mycrate <std::path::PathBuf>::new",
                "_RNvYNtC1a1SNtC1a1T1f '<a::S as a::T>::f'",
                "_RINvC1a1fKj1f_NtNtC1a1b1SRhE 'a::f::<31, a::b::S, &u8>'",
                "_RINvC1a1fFG_RL0_hEuE 'a::f::<for<''a> fn(&''a u8)>'",
                "_RNvC1a1f.llvm.123 a::f.llvm.123",
                "_RNqCs4fqI2P2rA04_11utf8_identsu30____7hkackfecea1cbdathfdh9hlq6y utf8_idents::საჭმელად_გემრიელი_სადილი",
            })
    void rustNames(String mangled, String readable) {
        assertThat(Demangler.demangled(mangled)).isEqualTo(readable);
    }

    /** What others call functions, what is cut off, and what nobody's compiler writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "main",
                "_Z",
                "_R",
                "_ZN",
                "_ZN3foo",
                "_ZN99999999993fooE",
                "_ZN9fooE",
                "_ZS_",
                "_ZNS99_1fE",
                "_Z1fIT_E",
                "_ZN1fIDpE",
                "_Registers",
                "_RNvC9999999999a",
                "_RNvB_1f",
                "_RNvC1a",
                "_RINvC1a1fKj",
                "_RNvCs99999999999999999_1a1f",
                "_RNvC1au6a_9999",
                "_ZN3foo$UNKNOWN$17h05af221e174051e9E",
            })
    void allElseStaysAsItIs(String name) {
        assertThat(Demangler.demangled(name)).isEqualTo(name);
    }

    /** Each refers to the one before twice: written out, it has more letters than there is memory. */
    @Test
    void namesThatDoubleThemselvesStayAsTheyAre() {
        StringBuilder cpp = new StringBuilder("_Z1fIN1a1bE");
        StringBuilder rust = new StringBuilder("_RINvC1a1fTuuE");
        for (int i = 0; i < 200; i++) {
            cpp.append("1cIS")
                    .append(i == 0 ? "" : base36(i - 1))
                    .append("_S")
                    .append(i == 0 ? "" : base36(i - 1))
                    .append("_E");
            rust.append("TB")
                    .append(base62(8 + 6L * i))
                    .append("B")
                    .append(base62(8 + 6L * i))
                    .append("E");
        }

        assertThat(Demangler.demangled(cpp + "Evv")).hasSizeLessThan(1 << 18);
        assertThat(Demangler.demangled(rust + "E")).hasSizeLessThan(1 << 18);
    }

    @Test
    void namesThatAreTooDeepStayAsTheyAre() {
        String cpp = "_Z1fI" + "P".repeat(4000) + "iEvv";
        String rust = "_RINvC1a1f" + "S".repeat(4000) + "hE";
        String endless = "_RNvB" + "_".repeat(10);

        assertThat(List.of(Demangler.demangled(cpp), Demangler.demangled(rust), Demangler.demangled(endless)))
                .containsExactly(cpp, rust, endless);
    }

    private static String base36(int number) {
        return Integer.toString(number, 36).toUpperCase(Locale.ROOT);
    }

    private static String base62(long number) {
        return number == 0 ? "_" : Long.toString(number - 1, 36) + "_";
    }
}
