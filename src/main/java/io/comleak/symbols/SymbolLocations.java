// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import org.jspecify.annotations.Nullable;

/**
 * Where symbols are looked for.
 *
 * @param searchPath folders and symbol servers as {@code _NT_SYMBOL_PATH} has them, searched before the module's own folder
 *     and the default path; null for these alone
 * @param dbgHelp full path of a {@code dbghelp.dll} to use instead of the system's, which knows no symbol servers; or null
 */
public record SymbolLocations(
        @Nullable String searchPath, @Nullable String dbgHelp) {
    /** DbgHelp's own rules. */
    public static final SymbolLocations DEFAULT = new SymbolLocations(null, null);
}
