// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import org.jspecify.annotations.Nullable;

/**
 * What a function is called.
 *
 * @param name with its scopes, as one writes it
 * @param linkageName what the linker knew it by, if that is another one
 */
record FunctionName(String name, @Nullable String linkageName) {}
