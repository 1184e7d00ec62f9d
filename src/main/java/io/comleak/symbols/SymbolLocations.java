// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static final String SERVERS = "symsrv.dll";

    /**
     * A sentence if a symbol server is named, and what DbgHelp asks servers with is not beside it.
     *
     * @param ofEnvironment {@code _NT_SYMBOL_PATH}
     * @param system the system's folder, with the system's DbgHelp; null if it is not known
     */
    public Optional<String> withoutServers(@Nullable String ofEnvironment, @Nullable Path system) {
        boolean asked = Stream.of(searchPath, ofEnvironment).anyMatch(SymbolLocations::namesServer);
        Path folder = dbgHelp == null ? system : folderOf(dbgHelp);
        return !asked || folder == null || Files.exists(folder.resolve(SERVERS))
                ? Optional.empty()
                : Optional.of("Symbol servers were not asked: there is no " + SERVERS
                        + " beside the dbghelp.dll in use. --dbghelp"
                        + " names that of the Debugging Tools for Windows.");
    }

    private static @Nullable Path folderOf(String dll) {
        try {
            return Path.of(dll).getParent();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean namesServer(@Nullable String path) {
        return path != null
                && Stream.of(path.toLowerCase(Locale.ROOT).split(";", -1))
                        .map(String::strip)
                        .anyMatch(part -> part.startsWith("srv*") || part.startsWith("symsrv*"));
    }
}
