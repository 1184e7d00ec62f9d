// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offset in the image that is looked up, and what is found of it. */
final class Target {
    private final long offset;
    private @Nullable Call call;
    private @Nullable LineRow row;
    private List<Level> levels = List.of();

    Target(long offset) {
        this.offset = offset;
    }

    long offset() {
        return offset;
    }

    /** The innermost function, as long as its unit is at hand. */
    @Nullable
    Call call() {
        return call;
    }

    /** A function that it lies in: taken if there is none, or this one says more. */
    void offer(Call candidate) {
        if (call == null || candidate.isWithin(call)) {
            call = candidate;
        }
    }

    @Nullable
    LineRow row() {
        return row;
    }

    /** Its row in a line table: the first counts. */
    void offer(LineRow candidate) {
        if (row == null) {
            row = candidate;
        }
    }

    /** Innermost first; empty until it is known. */
    List<Level> levels() {
        return levels;
    }

    void found(List<Level> all) {
        levels = List.copyOf(all);
        forget();
    }

    /** What a unit told that cannot be believed in whole. */
    void forget() {
        call = null;
        row = null;
    }
}
