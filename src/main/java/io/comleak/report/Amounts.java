// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.LeakTotals;
import java.time.Duration;
import java.util.Locale;

/** Numbers with their units, in whole words. */
public final class Amounts {
    private static final int SECOND = 1000;

    private Amounts() {}

    /** Such as {@code 1,204}. */
    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Such as {@code 1 block} or {@code 1,204 blocks}. */
    public static String count(long n, String singular) {
        return number(n) + " " + singular + (n == 1 ? "" : "s");
    }

    /** Such as {@code 1 child process} or {@code 3 child processes}. */
    public static String count(long n, String singular, String plural) {
        return number(n) + " " + (n == 1 ? singular : plural);
    }

    public static String bytesInBlocks(long bytes, long blocks) {
        return count(bytes, "byte") + " in " + count(blocks, "block");
    }

    public static String bytesInBlocks(LeakTotals totals) {
        return bytesInBlocks(totals.bytes(), totals.blocks());
    }

    /** Such as {@code 12 blocks, 640 bytes}. */
    public static String blocksAndBytes(LeakTotals totals) {
        return count(totals.blocks(), "block") + ", " + count(totals.bytes(), "byte");
    }

    /** Milliseconds below a second, tenths of seconds above. */
    public static String time(Duration duration) {
        long milliseconds = duration.toMillis();
        return milliseconds < SECOND
                ? milliseconds + " ms"
                : String.format(Locale.ROOT, "%,d.%d s", milliseconds / SECOND, milliseconds % SECOND / 100);
    }
}
