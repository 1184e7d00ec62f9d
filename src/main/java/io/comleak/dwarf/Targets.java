// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** All offsets that are looked up in an image. */
final class Targets {
    private final long imageBase;
    private final long imageSize;
    private final long[] offsets;
    private final Target[] targets;

    Targets(PeFile image, Collection<Long> wanted) {
        imageBase = image.imageBase();
        imageSize = image.imageSize();
        offsets = wanted.stream().mapToLong(Long::longValue).distinct().sorted().toArray();
        targets = Arrays.stream(offsets).mapToObj(Target::new).toArray(Target[]::new);
    }

    List<Target> all() {
        return List.of(targets);
    }

    /** The offset in the image of an address in its debug information. */
    long offsetOf(long address) {
        return address - imageBase;
    }

    /** Whether there can be code from one offset to another: what the linker dropped lies at 0, far before the image. */
    boolean isCode(long low, long high) {
        return low >= 0 && low < high && low < imageSize;
    }

    boolean anyUnknownIn(long low, long high) {
        boolean found = false;
        for (int i = first(low); i < offsets.length && offsets[i] < high && !found; i++) {
            found = targets[i].levels().isEmpty();
        }
        return found;
    }

    /** Those of which nothing is known yet. */
    void eachUnknownIn(long low, long high, Consumer<Target> action) {
        for (int i = first(low); i < offsets.length && offsets[i] < high; i++) {
            if (targets[i].levels().isEmpty()) {
                action.accept(targets[i]);
            }
        }
    }

    private int first(long low) {
        int index = Arrays.binarySearch(offsets, low);
        return index < 0 ? -index - 1 : index;
    }
}
