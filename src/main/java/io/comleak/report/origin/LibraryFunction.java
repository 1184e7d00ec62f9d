// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import java.util.List;

/**
 * Tells functions of well-known libraries, which are compiled into the programs that use them, by their namespaces and
 * classes: ATL and MFC's strings, comutil.h and comip.h, WRL, WIL, C++/WinRT, the standard libraries of C++ and Rust, and
 * Rust's windows crates.
 */
final class LibraryFunction {
    private static final List<String> LIBRARIES = List.of(
            "ATL::",
            "_bstr_t::",
            "_variant_t::",
            "_com_ptr_t<",
            "_com_util::",
            "_com_error::",
            "Microsoft::WRL::",
            "wil::",
            "winrt::impl::",
            "winrt::hstring::",
            "winrt::com_ptr<",
            "winrt::com_array<",
            "winrt::param::",
            "std::",
            "__gnu_cxx::",
            "alloc::",
            "core::",
            "windows::core::",
            "windows_core::",
            "windows_strings::");

    private LibraryFunction() {}

    /** Whether a function is a library's. Rust writes what a trait is implemented for as {@code <type as trait>::name}. */
    static boolean is(String function) {
        String name = function.startsWith("<") ? function.substring(1) : function;
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }
}
