// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.List;
import java.util.regex.Pattern;

/** A function's name without what compilers make anew in each build, and spelt alike whatever it was read from. */
final class FunctionName {
    private static final String ANONYMOUS = "(anonymous namespace)";

    private static final String CLONE = "\\.(?:constprop|isra|part|cold|lto_priv|llvm|clone|localalias|__uniq)\\b";

    /** DbgHelp's own limit. A longer name is a hostile one. */
    private static final int LONGEST = 2000;

    /** Most names are of this kind, and none of it is replaced but the hash of Rust's: those are spared the rest. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:::(?!h)~?[A-Za-z][A-Za-z0-9]*)*");

    /** Applied one after another; the page on fingerprints tells them, and a change of any needs new rules there. */
    private static final List<Replacement> REPLACEMENTS = List.of(
            replace("\\s+", " "),
            // 32-bit exports, by their calling convention: _f@8, @f@8, f@@8.
            replace("^[_@]?(\\w+?)@@?\\d+$", "$1"),
            // Rust: the hash that the older mangling ends with, a crate's in the newer one, and what is numbered in
            // order.
            replace("::h[0-9a-f]{16}$|(?<=\\w)\\[[0-9a-f]{5,16}\\](?=::)", ""),
            replace("17h[0-9a-f]{16}E$", "E"),
            replace("\\{(\\w+)#\\d+\\}", "{$1}"),
            replace(
                    "\\b(closure|impl|async_fn|async_block|coroutine|closure_env|async_fn_env|async_block_env)\\$\\d+",
                    "$1"),
            // GCC and Clang: clones and parts of a function.
            replace(" \\[clone [^\\]]*\\]", ""),
            replace(CLONE + "(?:\\.\\d+)?(?:\\.\\d+)?(?=$|" + CLONE + ")", ""),
            // Lambdas are known to MSVC by a digest of the source, to GCC and Clang by their order.
            replace("<lambda_[0-9a-f]+>|\\{lambda(\\([^{}]*\\))#\\d+\\}|'lambda\\d*'|\\$_\\d+\\b", "<lambda>$1"),
            replace("\\{unnamed type#\\d+\\}|'unnamed\\d*'", "<unnamed>"),
            // MSVC: scopes within a function, and the parts that handle its exceptions, by their order.
            replace("`\\d+'::|\\b__l\\d+::", ""),
            replace("\\b(catch|filt|fin|dtor)\\$\\d+", "$1"),
            // An anonymous namespace is known to MSVC by a digest of the file's path.
            replace("\\?A0x[0-9a-f]+|`anonymous[ -]namespace'|\\{anonymous\\}|_GLOBAL__N_1", ANONYMOUS),
            // Undecorated names have what debug information has not.
            replace("\\b(?:class|struct|union|enum) |\\b__(?:cdecl|stdcall|thiscall|fastcall|vectorcall|ptr64)\\b", ""),
            replace(" ?([<>,*&()]) ?", "$1"));

    private FunctionName() {}

    static String stable(String name) {
        if (name.length() <= LONGEST && PLAIN.matcher(name).matches()) {
            return name;
        }
        String stable = name.substring(0, Math.min(name.length(), LONGEST));
        for (Replacement replacement : REPLACEMENTS) {
            stable = replacement.pattern.matcher(stable).replaceAll(replacement.by);
        }
        return stable;
    }

    private static Replacement replace(String pattern, String by) {
        return new Replacement(Pattern.compile(pattern), by);
    }

    private record Replacement(Pattern pattern, String by) {}
}
