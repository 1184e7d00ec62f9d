// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OwnWordsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "run app.exe, 1, 1",
        "run --json app.exe, 2, 2",
        "run --json=x.json app.exe, 2, 2",
        "run -o x.txt app.exe -o y, 3, 3",
        "run -ox.txt app.exe, 2, 2",
        "run --timeout 5 --quiet app.exe, 4, 4",
        "run --timeout=5 app.exe, 2, 2",
        "run -- --json, 1, 2",
        "run --quiet -- -app.exe, 2, 3",
        "run @options app.exe @x, 2, 2",
        "run --unknown app.exe, 2, 2",
        "run -, 1, 1",
        "run --quiet, 2, 2",
        "run -o, 2, 2",
        "run --, 1, 2",
        "run, 1, 1"
    })
    void ownWordsEndAtTheFirstThatIsNoOption(String line, int end, int target) {
        CommandLine run = new CommandLine(new RunCommand());

        OwnWords own = OwnWords.of(run.getCommandSpec(), List.of(line.split(" ")), 1);

        assertThat(own).isEqualTo(new OwnWords(end, target));
    }
}
