// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes values of automation types. The bytes must have been read. */
final class VarValue {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SECONDS_A_DAY = 86_400;

    /** Of the years 100 to 9999: no other days are a DATE. */
    private static final int FIRST_DAY = -657_434;

    private static final int LAST_DAY = 2_958_465;
    private static final int MOST_SCALE = 28;
    private static final int NEGATIVE = 0x80;
    private static final long FILE_TIMES_A_SECOND = 10_000_000;

    private VarValue() {}

    static String text(VarType type, BlockBytes block, int at) {
        return switch (type.form()) {
            case NOTHING -> "";
            case SIGNED -> Long.toString(signed(block, at, type.bytes(block.pointerBytes())));
            case UNSIGNED -> Long.toUnsignedString(unsigned(block, at, type.bytes(block.pointerBytes())));
            case REAL ->
                type == VarType.R4
                        ? Float.toString(block.bytes().getFloat(at))
                        : Double.toString(block.bytes().getDouble(at));
            case CURRENCY -> BigDecimal.valueOf(block.bytes().getLong(at), 4).toPlainString();
            case DATE -> date(block.bytes().getDouble(at));
            case FILE_TIME -> fileTime(block.bytes().getLong(at));
            case CODE -> String.format("0x%08x", block.unsignedInt(at));
            case BOOLEAN -> bool(block.bytes().getShort(at));
            case DECIMAL -> decimal(block, at);
            case VARIANT -> new Variant(block, at).text();
            case POINTER -> block.address(at);
            case TWO_POINTERS -> block.address(at) + " by " + block.address(at + block.pointerBytes());
            case COUNTED -> block.unsignedInt(at) + " bytes at " + block.address(at + block.pointerBytes());
        };
    }

    static long signed(BlockBytes block, int at, int bytes) {
        int unused = Long.SIZE - Byte.SIZE * bytes;
        return unsigned(block, at, bytes) << unused >> unused;
    }

    private static long unsigned(BlockBytes block, int at, int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Byte.toUnsignedLong(block.bytes().get(at));
            case Short.BYTES -> block.unsignedShort(at);
            case Integer.BYTES -> block.unsignedInt(at);
            default -> block.bytes().getLong(at);
        };
    }

    /** True is -1; what is neither that nor 0 is a mistake of the target's, and not hidden. */
    private static String bool(short value) {
        return value == -1 ? "true" : value == 0 ? "false" : String.format("0x%04x", Short.toUnsignedInt(value));
    }

    static boolean isDate(double days) {
        return days >= FIRST_DAY && days < LAST_DAY + 1;
    }

    /** Days since the end of 1899; the fraction is the time of the day, whatever the sign. */
    private static String date(double days) {
        if (!isDate(days)) {
            return Double.toString(days);
        }
        long whole = (long) days;
        long seconds = Math.round(Math.abs(days - whole) * SECONDS_A_DAY);
        LocalDateTime date = LocalDate.of(1899, 12, 30).plusDays(whole).atStartOfDay();
        return date.plusSeconds(seconds).format(seconds == 0 ? DATE : DATE_AND_TIME);
    }

    /** Tenths of a microsecond since 1601, in UTC. */
    private static String fileTime(long tenths) {
        try {
            return LocalDate.of(1601, 1, 1)
                            .atStartOfDay()
                            .plusSeconds(Long.divideUnsigned(tenths, FILE_TIMES_A_SECOND))
                            .format(DATE_AND_TIME)
                    + " UTC";
        } catch (DateTimeException e) {
            return Long.toUnsignedString(tenths);
        }
    }

    /** Two bytes of something else, scale, sign, and 96 bits: the upper 32, then the lower 64. */
    static boolean isDecimal(BlockBytes block, int at) {
        int sign = Byte.toUnsignedInt(block.bytes().get(at + 3));
        return Byte.toUnsignedInt(block.bytes().get(at + 2)) <= MOST_SCALE && (sign == 0 || sign == NEGATIVE);
    }

    private static String decimal(BlockBytes block, int at) {
        if (!isDecimal(block, at)) {
            return "malformed";
        }
        BigInteger bits = BigInteger.valueOf(block.unsignedInt(at + 4))
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toUnsignedString(block.bytes().getLong(at + 8))));
        BigDecimal value = new BigDecimal(bits, block.bytes().get(at + 2));
        return (block.bytes().get(at + 3) == 0 ? value : value.negate()).toPlainString();
    }
}
