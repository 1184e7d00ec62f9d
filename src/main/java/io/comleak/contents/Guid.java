// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;

/** A GUID, by its version and variant. No function of COM's makes blocks of these alone. */
final class Guid implements Shape {
    private static final int BYTES = 16;

    /** What IIDs of COM's own end with: C000-000000000046. */
    private static final long OF_COM = 0x46000000000000c0L;

    /** The upper bits of a version 1 UUID's time, with the version. */
    private static final int FIRST_TIME = 0x11b2;

    private static final int LAST_TIME = 0x120b;

    private static final double SMALLEST = 1e-5;
    private static final double LARGEST = 1e7;

    @Override
    public boolean isMadeBy(String api) {
        return false;
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        if (block.size() != BYTES || !block.has(0, BYTES)) {
            return Optional.empty();
        }
        return isLikely(block)
                ? Optional.of(new Decoding("GUID", text(block, 0), false, false, true))
                : Optional.empty();
    }

    private static boolean isLikely(BlockBytes block) {
        return block.bytes().getLong(8) == OF_COM
                || KnownGuids.name(digits(block, 0)).isPresent()
                || (isGenerated(block) && !isNumbers(block));
    }

    /** Random, or of a time between 1970 and 2050: UUIDs of versions 4 and 1, as tools make them. */
    private static boolean isGenerated(BlockBytes block) {
        int version = block.unsignedShort(6);
        boolean variant = (block.bytes().get(8) & 0xc0) == 0x80;
        return variant && (version >> 12 == 4 || (version >= FIRST_TIME && version <= LAST_TIME));
    }

    /** Reals, addresses and small numbers, of which one in ten or so has the bits of a version as well. */
    private static boolean isNumbers(BlockBytes block) {
        boolean reals =
                isMeasure(block.bytes().getDouble(0)) || isMeasure(block.bytes().getDouble(8));
        boolean floats = true;
        boolean zeroes = false;
        for (int at = 0; at < BYTES; at += Integer.BYTES) {
            floats &= isMeasure(block.bytes().getFloat(at));
            zeroes |= block.unsignedShort(at) == 0
                    || block.unsignedShort(at + 2) == 0
                    || block.bytes().getShort(at + 2) == -1;
        }
        return reals || floats || zeroes;
    }

    private static boolean isMeasure(double value) {
        return value == 0 || (Math.abs(value) > SMALLEST && Math.abs(value) < LARGEST);
    }

    /** As the registry has it, and its name if it is a known one. */
    static String text(BlockBytes block, int from) {
        String digits = digits(block, from);
        return "{" + digits + "}"
                + KnownGuids.name(digits).map(name -> " " + name).orElse("");
    }

    private static String digits(BlockBytes block, int from) {
        StringBuilder digits = new StringBuilder(String.format(
                "%08x-%04x-%04x-",
                block.unsignedInt(from), block.unsignedShort(from + 4), block.unsignedShort(from + 6)));
        for (int at = 8; at < BYTES; at++) {
            digits.append(String.format("%02x", block.bytes().get(from + at))).append(at == 9 ? "-" : "");
        }
        return digits.toString();
    }
}
