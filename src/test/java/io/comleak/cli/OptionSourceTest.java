// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionSourceTest {
    @TempDir
    Path folder;

    private OptionSource source(String text) throws Exception {
        return OptionSource.file(Files.writeString(folder.resolve("comleak.properties"), text));
    }

    /** Who unpacks somebody's sources and runs comleak in them has not said that a DLL of theirs may run. */
    @Test
    void theFileOfAFolderCannotNameALibrary() {
        assertThatThrownBy(() -> source("quiet\ndbghelp = C:\\tools\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--dbghelp cannot stand in " + folder.resolve("comleak.properties"));
    }

    @Test
    void aLineIsAnOption() throws Exception {
        assertThat(source("\ufeff# how we run it\r\nlate-frees = fail\n\nquiet\nforce=true\nole-cache=false\n"
                                + "report=json:C:\\new\\t.json")
                        .words())
                .containsExactly("--late-frees=fail", "--quiet", "--force", "--report=json:C:\\new\\t.json");
    }

    @Test
    void withoutAFileThereIsNothing() throws Exception {
        assertThat(OptionSource.file(folder.resolve("comleak.properties")).words())
                .isEmpty();
    }

    @Test
    void anErrorNamesTheFile() throws Exception {
        OptionSource source = source("jsn=x");

        assertThatThrownBy(() -> source.check(Comleak.newCommandLine(), "run"))
                .isInstanceOf(UserError.class)
                .hasMessage("unknown option: '--jsn=x', in " + folder.resolve("comleak.properties"));
    }

    @Test
    void aFileThatIsNoTextIsAnError() throws Exception {
        Path file = Files.write(folder.resolve("comleak.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> OptionSource.file(file))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot read the options in " + file);
    }
}
