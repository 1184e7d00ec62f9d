// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.symbols.SymbolLocations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dbghelp.dll in use, and whether it can ask symbol servers. */
final class DebugHelp {
    private static final String CHECK = "dbghelp";

    /** VS_FIXEDFILEINFO.dwSignature; the file's version is behind it, after the structure's. */
    private static final int FIXED_FILE_INFO = 0xfeef04bd;

    private DebugHelp() {}

    static Observation observe(SymbolLocations locations, Path system, @Nullable String ofEnvironment) {
        String named = locations.dbgHelp();
        Path dll = named == null ? system.resolve("dbghelp.dll") : Path.of(named);
        if (!Files.isRegularFile(dll)) {
            return Observation.fault(CHECK, "there is no " + dll, "Name one by --dbghelp: PDBs cannot be read.");
        }
        Optional<String> withoutServers = locations.withoutServers(ofEnvironment, system);
        if (withoutServers.isPresent()) {
            return Observation.warning(
                    CHECK,
                    dll + version(dll)
                            + ": symbol servers are named, and cannot be asked without a symsrv.dll beside it",
                    "Name the dbghelp.dll of the Debugging Tools for Windows by --dbghelp.");
        }
        boolean servers = Files.exists(dll.resolveSibling("symsrv.dll"));
        return Observation.ok(
                CHECK,
                dll
                        + version(dll)
                        + (servers
                                ? ", with symsrv.dll beside it"
                                : ", without symsrv.dll: symbol servers could not be asked, and none is named"));
    }

    private static String version(Path dll) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(dll)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at + 16 <= bytes.capacity(); at += 4) {
                if (bytes.getInt(at) == FIXED_FILE_INFO) {
                    int high = bytes.getInt(at + 8);
                    int low = bytes.getInt(at + 12);
                    return String.format(" %d.%d.%d.%d", high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
