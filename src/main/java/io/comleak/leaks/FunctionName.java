// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.regex.Pattern;

/** A function's name without what compilers make anew in each build. */
final class FunctionName {
    /** The hash that Rust's older mangling ends with. */
    private static final Pattern RUST_HASH = Pattern.compile("::h[0-9a-f]{16}$");

    /** What GCC and Clang append to a function's clones and parts. */
    private static final Pattern CLONE =
            Pattern.compile("(?:\\.(?:constprop|isra|part|cold|lto_priv|llvm)(?:\\.\\d+)*)+$");

    /** MSVC numbers lambdas by a digest of the source, GCC and Clang by their order. */
    private static final Pattern LAMBDA = Pattern.compile("<lambda_[0-9a-f]+>|\\{lambda(\\([^{}]*\\))#\\d+\\}");

    private FunctionName() {}

    static String stable(String name) {
        String stable = RUST_HASH.matcher(name).replaceFirst("");
        stable = CLONE.matcher(stable).replaceFirst("");
        return LAMBDA.matcher(stable).replaceAll("<lambda>$1");
    }
}
