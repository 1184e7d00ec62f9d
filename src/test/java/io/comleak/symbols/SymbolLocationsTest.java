// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolLocationsTest {
    private static final String SERVER = "C:\\pdb; SRV*C:\\cache*https://example.com";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {SERVER, "symsrv*symsrv.dll*\\\\share"})
    void serversThatCannotBeAskedAreToldOf(String path) {
        assertThat(new SymbolLocations(path, null).withoutServers(null, folder))
                .hasValueSatisfying(remark -> assertThat(remark).contains("symsrv.dll", "--dbghelp"));
        assertThat(SymbolLocations.DEFAULT.withoutServers(path, folder)).isPresent();
        assertThat(new SymbolLocations(path, folder.resolve("dbghelp.dll").toString()).withoutServers(null, null))
                .isPresent();
    }

    @Test
    void serversThatCanBeAskedAreNot() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createFile(other.resolve("symsrv.dll"));

        assertThat(new SymbolLocations(SERVER, null).withoutServers(null, other))
                .isEmpty();
        assertThat(new SymbolLocations(SERVER, other.resolve("dbghelp.dll").toString()).withoutServers(null, folder))
                .isEmpty();
    }

    @Test
    void whereNobodyNamesAServerNothingIsSaid() {
        assertThat(new SymbolLocations("C:\\pdb;C:\\srv", null).withoutServers("C:\\symbols", folder))
                .isEmpty();
        assertThat(SymbolLocations.DEFAULT.withoutServers(null, folder)).isEmpty();
        assertThat(new SymbolLocations(SERVER, null).withoutServers(null, null)).isEmpty();
    }
}
