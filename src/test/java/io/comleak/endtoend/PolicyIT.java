// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each policy does to the exit code and to the text; the defaults are what the other tests see. */
@Execution(ExecutionMode.CONCURRENT)
class PolicyIT {
    @TempDir
    Path folder;

    private Watched watch(String option, String sample, String... arguments) {
        return Watched.run(folder, List.of(option), Samples.program("x64-pdb", sample), arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "--late-frees=fail, static-pointer, , 23, late frees",
        "--held=fail, no-uninitialize, , 23, blocks held at exit",
        "--children=fail, child, , 23, child processes that were not watched",
        "--error-exitcode=7, seed-leak, , 7, leaks"
    })
    void whatIsSetToFailFails(String option, String sample, String argument, int exitCode, String why) {
        Watched watched = argument == null ? watch(option, sample) : watch(option, sample, argument);

        assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(exitCode);
        assertThat(watched.text()).contains("exit " + exitCode + ": " + why);
    }

    @Test
    void aWrongFreeThatIsOnlyWarnedOfIsShownAndFailsNothing() {
        Watched watched = watch("--wrong-frees=warn", "wrong-free", "twice");

        assertThat(watched.exitCode()).as(watched.toString()).isZero();
        assertThat(watched.text()).contains("WRONG FREE  of an address whose block had been freed before");
    }

    /** The facts stay in the JSON. */
    @ParameterizedTest
    @CsvSource({
        "--late-frees=ignore, static-pointer, , LATE FREE, late-free",
        "--wrong-frees=ignore, wrong-free, twice, WRONG FREE, freed-before"
    })
    void whatIsIgnoredIsNotInTheText(String option, String sample, String argument, String title, String fact) {
        Watched watched = argument == null ? watch(option, sample) : watch(option, sample, argument);

        assertThat(watched.exitCode()).as(watched.toString()).isZero();
        assertThat(watched.text()).startsWith("No leaks. ").doesNotContain(title);
        assertThat(watched.json().toString()).contains(fact);
    }

    /** But what is not known is not called known. */
    @ParameterizedTest
    @CsvSource({
        "--held=ignore, no-uninitialize, , HELD AT EXIT: 1 block",
        "--children=ignore, child, , 1 child process was not watched",
        "--incomplete=ignore, endings, terminate-with-0, INCOMPLETE: endings.exe was killed"
    })
    void whatIsIgnoredStaysInTheVerdict(String option, String sample, String argument, String words) {
        Watched watched = argument == null ? watch(option, sample) : watch(option, sample, argument);

        assertThat(watched.exitCode())
                .as(watched.toString())
                .isEqualTo(watched.member("ending").get("exitCode").getAsLong());
        assertThat(watched.text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"--incomplete=fail, 125", "--incomplete=warn, 0"})
    void anIncompleteResultIsNoSuccessUnlessThatIsAskedFor(String option, int exitCode) {
        Watched watched = watch(option, "endings", "terminate-with-0");

        assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(exitCode);
        assertThat(watched.text()).contains("OUTSTANDING  500,500 bytes in 1,000 blocks");
    }

    @Test
    void noErrorCodeAtAllLeavesTheTargetsOwn() {
        Watched watched = watch("--error-exitcode=0", "seed-leak");

        assertThat(watched.exitCode()).as(watched.toString()).isZero();
        assertThat(watched.text()).contains("leaks do not change it");
    }
}
