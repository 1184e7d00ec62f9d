// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the suppressions in a check.
 *
 * @param used those that matched something, in the order in which they apply
 * @param unused those of the user's that matched nothing
 * @param expired those of the user's that are past their date, and were not applied
 */
public record Suppressions(List<Suppressed> used, List<Unused> unused, List<Expired> expired) {
    public static final Suppressions NONE = new Suppressions(List.of(), List.of(), List.of());

    public Suppressions {
        used = List.copyOf(used);
        unused = List.copyOf(unused);
        expired = List.copyOf(expired);
    }

    /** These before those. */
    Suppressions plus(Suppressions more) {
        return new Suppressions(both(used, more.used), both(unused, more.unused), both(expired, more.expired));
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** One that matched nothing, by its name and the file that it stands in. */
    public record Unused(String name, String source) {}

    /** One whose last day is over. */
    public record Expired(String name, String source, LocalDate lastDay) {}
}
