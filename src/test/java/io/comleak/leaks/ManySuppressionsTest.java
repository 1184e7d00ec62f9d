// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.StackTrace;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionParser;
import io.comleak.suppress.SuppressionSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many groups against many suppressions of each sort: what grew with more than their product would not end in time. */
@Timeout(60)
class ManySuppressionsTest {
    private static final int GROUPS = 1_000;
    private static final int SUPPRESSIONS = 200;
    private static final int FRAMES = 30;
    private static final RunBuilder RUN = new RunBuilder();
    private static LeakCheck check;

    /** Every group has two functions of its own, and shares the rest with others. */
    @BeforeAll
    static void leak() {
        for (int group = 0; group < GROUPS; group++) {
            RUN.outstanding(16, stack(group));
        }
        check = LeakJudge.judge(RUN.exited(0));
        assertThat(check.groups()).hasSize(GROUPS);
    }

    private static StackTrace stack(int group) {
        String[] frames = new String[FRAMES];
        frames[0] = "combase!CoTaskMemAlloc+0x13";
        frames[1] = "oleaut32!SysAllocString+0x2e";
        frames[2] = "app!Leak" + group + "::make+0x10 leak" + group + ".cpp:7";
        frames[3] = "app!Leak" + group + "::run+0x10 leak" + group + ".cpp:9";
        for (int frame = 4; frame < FRAMES - 1; frame++) {
            frames[frame] = "app!Layer" + frame + "::call" + group % (10 * frame) + "+0x10 layer" + frame + ".cpp:5";
        }
        frames[FRAMES - 1] = "app!wmain+0x12 main.cpp:21";
        return RUN.stack(frames);
    }

    /** All but the last match nothing. */
    private static void match(int expected, IntFunction<String> entry) throws Exception {
        String text = IntStream.range(0, SUPPRESSIONS).mapToObj(entry).collect(Collectors.joining("\n"));
        List<Suppression> read = SuppressionParser.parse(SuppressionSource.file("many"), text);
        LeakCheck left = new SuppressionFilter(read, LocalDate.EPOCH, RUN.symbols()).filter(check);
        assertThat(GROUPS - left.groups().size()).isEqualTo(expected);
    }

    @Test
    void byFingerprint() throws Exception {
        Fingerprinter fingerprints = new Fingerprinter(check.run().target(), RUN.symbols());

        match(
                SUPPRESSIONS,
                n -> "[n" + n + "]\nfingerprint: "
                        + fingerprints.of(check.groups().get(n).stack()).digits());
    }

    @Test
    void byFrames() throws Exception {
        match(
                SUPPRESSIONS / 2,
                n -> "[n" + n + "]\nframes:\n...\napp!Leak" + n + "::make\n...\napp!Layer9::call" + n % 90 + "\n...\n"
                        + (n % 2 == 0 ? "app" : "other") + "!wmain");
    }

    /** Nothing but the order of the calls tells that these do not match. */
    @Test
    void byFramesThatAreInEveryStack() throws Exception {
        match(0, n -> "[n" + n + "]\nframes:\n...\n*!wmain\n...\n*!SysAlloc*\n...\n*!*" + n % 10);
    }

    @Test
    void byFramesWithAsterisks() throws Exception {
        match(SUPPRESSIONS, n -> "[n" + n + "]\napi: *!Sys*\nframes:\n*!L*k" + n + ":*ma*e\n*!*un");
    }

    @Test
    void byLinesOfLeakSanitizers() throws Exception {
        match(SUPPRESSIONS, n -> "leak:Leak" + n + "::*ke$");
    }
}
