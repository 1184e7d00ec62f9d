// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Finding;
import io.comleak.leaks.Standing;
import io.comleak.leaks.diff.Amount;
import io.comleak.leaks.diff.Change;
import io.comleak.report.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Changes in numbers, one below the other. */
final class ChangeText {
    private final int blocksWidth;
    private final int bytesWidth;

    /** All that are to be shown have the same width. */
    ChangeText(List<Change> shown) {
        blocksWidth = width(shown.stream().map(change -> change.difference().blocks()));
        bytesWidth = width(shown.stream().map(change -> change.difference().bytes()));
    }

    private static int width(Stream<Long> numbers) {
        return numbers.map(ChangeText::signed).mapToInt(String::length).max().orElse(0);
    }

    /** The same, or what there was, of what was not looked for again. */
    String inShort(Change change) {
        return change.standing() == Standing.NOT_RUN
                ? "had " + Amounts.count(change.before().blocks(), "block") + ", "
                        + Amounts.count(change.before().bytes(), "byte")
                : of(change);
    }

    /** Such as {@code +3 blocks, +120 bytes (5 -> 8 blocks, 80 -> 200 bytes)}. */
    String of(Change change) {
        Amount difference = change.difference();
        Amount before = change.before();
        Amount after = change.after();
        if (change.finding() == Finding.WRONG_FREES) {
            return padded(difference.blocks(), blocksWidth) + unit(difference.blocks(), " time") + " ("
                    + fromTo(before.blocks(), after.blocks()) + ")";
        }
        return padded(difference.blocks(), blocksWidth) + (isOne(difference.blocks()) ? " block,  " : " blocks, ")
                + padded(difference.bytes(), bytesWidth) + unit(difference.bytes(), " byte") + " ("
                + fromTo(before.blocks(), after.blocks()) + unit(after.blocks(), " block") + ", "
                + fromTo(before.bytes(), after.bytes()) + unit(after.bytes(), " byte") + ")";
    }

    static String fromTo(long before, long after) {
        return Amounts.number(before) + " -> " + Amounts.number(after);
    }

    static String unit(long number, String singular) {
        return singular + (isOne(number) ? "" : "s");
    }

    private static boolean isOne(long number) {
        return Math.abs(number) == 1;
    }

    private static String padded(long number, int width) {
        String signed = signed(number);
        return " ".repeat(Math.max(0, width - signed.length())) + signed;
    }

    private static String signed(long number) {
        return (number > 0 ? "+" : "") + Amounts.number(number);
    }

    /** Such as {@code NEW}, to stand before a headline. */
    static String title(Standing standing) {
        return switch (standing) {
            case NOT_COMPARABLE -> "NEW?";
            case PERHAPS_FIXED -> "FIXED?";
            case NOT_RUN -> "NOT RUN";
            case NEW, GROWN, SHRUNK, FIXED, UNCHANGED -> standing.name();
        };
    }

    /** Such as {@code 1 new leak}. */
    static String count(long n, Standing standing, Finding finding) {
        String noun = noun(finding) + (n == 1 ? "" : "s");
        String number = Amounts.number(n) + " ";
        return switch (standing) {
            case NOT_COMPARABLE -> number + noun + " that cannot be compared";
            case PERHAPS_FIXED -> number + noun + " that may be fixed";
            case NOT_RUN -> number + noun + " not run again";
            case NEW, GROWN, SHRUNK, FIXED, UNCHANGED ->
                number + standing.name().toLowerCase(Locale.ROOT) + " " + noun;
        };
    }

    static String noun(Finding finding) {
        return switch (finding) {
            case LEAKS -> "leak";
            case HELD -> "held group";
            case LATE_FREES -> "late free";
            case WRONG_FREES -> "wrong free";
            case CHILDREN, INCOMPLETE -> throw new IllegalArgumentException(finding + " is not compared");
        };
    }
}
