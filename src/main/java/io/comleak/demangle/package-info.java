// SPDX-License-Identifier: Apache-2.0
/**
 * Makes of what compilers call functions for the linker what people wrote: C++ as GCC and Clang have it, and both ways of
 * Rust. DbgHelp knows Microsoft's way. All names are taken for hostile: how deep, how long and how often they repeat
 * themselves is bounded.
 */
@NullMarked
package io.comleak.demangle;

import org.jspecify.annotations.NullMarked;
