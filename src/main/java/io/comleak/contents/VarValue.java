// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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

    private static final Map<VarType.Form, Writer> WRITERS = new EnumMap<>(Map.ofEntries(
            Map.entry(VarType.Form.NOTHING, (type, block, at) -> ""),
            Map.entry(
                    VarType.Form.SIGNED,
                    (type, block, at) -> Long.toString(signed(block, at, type.bytes(block.pointerBytes())))),
            Map.entry(
                    VarType.Form.UNSIGNED,
                    (type, block, at) -> Long.toUnsignedString(unsigned(block, at, type.bytes(block.pointerBytes())))),
            Map.entry(VarType.Form.REAL, VarValue::real),
            Map.entry(
                    VarType.Form.CURRENCY,
                    (type, block, at) ->
                            BigDecimal.valueOf(block.bytes().getLong(at), 4).toPlainString()),
            Map.entry(VarType.Form.DATE, (type, block, at) -> date(block.bytes().getDouble(at))),
            Map.entry(
                    VarType.Form.FILE_TIME,
                    (type, block, at) -> fileTime(block.bytes().getLong(at))),
            Map.entry(VarType.Form.CODE, (type, block, at) -> String.format("0x%08x", block.unsignedInt(at))),
            Map.entry(
                    VarType.Form.BOOLEAN,
                    (type, block, at) -> bool(block.bytes().getShort(at))),
            Map.entry(VarType.Form.DECIMAL, (type, block, at) -> decimal(block, at)),
            Map.entry(VarType.Form.VARIANT, (type, block, at) -> new Variant(block, at).text()),
            Map.entry(VarType.Form.POINTER, (type, block, at) -> block.address(at)),
            Map.entry(
                    VarType.Form.TWO_POINTERS,
                    (type, block, at) -> block.address(at) + " by " + block.address(at + block.pointerBytes())),
            Map.entry(
                    VarType.Form.COUNTED,
                    (type, block, at) ->
                            block.unsignedInt(at) + " bytes at " + block.address(at + block.pointerBytes()))));

    /** Writes a value that begins there. */
    @FunctionalInterface
    private interface Writer {
        String text(VarType type, BlockBytes block, int at);
    }

    private VarValue() {}

    static String text(VarType type, BlockBytes block, int at) {
        return Objects.requireNonNull(WRITERS.get(type.form())).text(type, block, at);
    }

    private static String real(VarType type, BlockBytes block, int at) {
        return type == VarType.R4
                ? Float.toString(block.bytes().getFloat(at))
                : Double.toString(block.bytes().getDouble(at));
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
