// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.leaks.Suppressions;
import io.comleak.leaks.Suppressions.Expired;
import io.comleak.leaks.Suppressions.Unused;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionsTextTest {
    private static final Suppressed BLOCKS = new Suppressed("a", "", "", "x", new LeakTotals(1, 2, 30), 0);
    private static final Suppressed FREES = new Suppressed("b\u001b", "", "", "x", LeakTotals.ZERO, 1);

    private static List<String> used(List<Suppressed> used) {
        return new SuppressionsText(new Suppressions(used, List.of(), List.of())).used();
    }

    @Test
    void eachOfAFewIsNamed() {
        assertThat(used(List.of(BLOCKS, FREES)))
                .containsExactly("2 blocks, 30 bytes, suppressed by a", "1 wrong free, suppressed by b\\x1b");
    }

    @Test
    void manyAreOneSum() {
        assertThat(used(List.of(BLOCKS, BLOCKS, FREES, FREES)))
                .containsExactly("4 blocks, 60 bytes, and 2 wrong frees, suppressed by 4 entries");
    }

    @Test
    void whatDidNothingIsALineEach() {
        Suppressions idle = new Suppressions(
                List.of(),
                Collections.nCopies(10, new Unused("n", "x.supp")),
                List.of(new Expired("e\n", "x.supp", LocalDate.of(2026, 1, 31))));

        assertThat(new SuppressionsText(idle).idle())
                .containsExactly(
                        "10 suppressions matched nothing: " + "n (x.supp), ".repeat(7) + "n (x.supp) and 2 more.",
                        "1 suppression expired: e\\x0a (x.supp) on 2026-01-31.");
    }

    @Test
    void nothingIsSaidOfNone() {
        assertThat(new SuppressionsText(Suppressions.NONE).used()).isEmpty();
        assertThat(new SuppressionsText(Suppressions.NONE).idle()).isEmpty();
    }
}
