// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comleak.suppress.RuntimeCaches;
import io.comleak.suppress.Suppression;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressionFilesTest {
    @TempDir
    Path folder;

    private final SuppressionFiles files = new SuppressionFiles();

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theUsersComeBeforeTheBuiltInOnesInTheirOrder() throws Exception {
        Path found = write("comleak.supp", "leak:b\n");
        files.read(write("a.supp", "leak:a\n").toString());
        files.find(found);
        files.find(folder.resolve("none"));

        assertThat(files.suppressions(false)).extracting(Suppression::name).containsExactly("leak:a", "leak:b");
        assertThat(files.suppressions(true)).endsWith(RuntimeCaches.entries().toArray(Suppression[]::new));
        assertThat(files.found()).containsExactly(found);
    }

    @Test
    void aFileIsReadOnceByWhateverName() throws Exception {
        Path file = write("comleak.supp", "leak:a\n");
        files.read(file.toString());
        files.read(folder.resolve(".").resolve("comleak.supp").toString());
        files.find(file);

        assertThat(files.suppressions(false)).hasSize(1);
        assertThat(files.found()).isEmpty();
        assertThat(files.has(folder.resolve(".").resolve("comleak.supp"))).isTrue();
    }

    @Test
    void whatIsWrongIsAnErrorOfTheUser() throws Exception {
        String bad = write("bad\u202e.supp", "[x\n").toString();

        assertThatThrownBy(() -> files.read(bad))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot understand the suppressions: " + folder + File.separator
                        + "bad\\u202e.supp:1:1: an entry's name ends with ]");
        assertThatThrownBy(() -> files.read(folder.resolve("none").toString()))
                .hasMessage("there is no file " + folder.resolve("none"));
        assertThatThrownBy(() -> files.read("\0")).hasMessage("\"\\x00\" is no file name");
    }
}
