// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.util.List;
import java.util.Locale;

/** A median with the least and the greatest value. */
record Spread(double least, double median, double greatest) {
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", median, least, greatest);
    }
}
