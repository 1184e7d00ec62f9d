// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.Optional;

/**
 * A VARIANT or PROPVARIANT: its type (2 bytes), three reserved words, and the value at 8, which has room for two pointers. A
 * DECIMAL lies over all of it, its first two bytes being the type.
 *
 * @param block that holds it, all of it read
 * @param at where in the block it begins
 */
record Variant(BlockBytes block, int at) {
    private static final int VALUE = 8;
    private static final int VECTOR = 0x1000;
    private static final int ARRAY = 0x2000;
    private static final int BYREF = 0x4000;
    private static final int TYPE = 0x0fff;

    /** A measurement in a program has no more digits than these; random bits nearly always have. */
    private static final double LARGEST = 1e30;

    private static final double SMALLEST = 1e-30;
    private static final long MOST_MONEY = 1_000_000_000_000_0000L;
    private static final long MOST_ELEMENTS = 1 << 28;

    static int bytes(int pointerBytes) {
        return VALUE + 2 * pointerBytes;
    }

    int code() {
        return block.unsignedShort(at);
    }

    boolean isEmpty() {
        return code() == VarType.EMPTY.code();
    }

    /** Whether it has a type that only a PROPVARIANT can have. */
    boolean isProperty() {
        return (code() & VECTOR) != 0 || type().filter(VarType::isProperty).isPresent();
    }

    /** Whether it holds small numbers or nothing, as any structure of integers does. */
    boolean isCommon() {
        return flags() == 0
                && type().map(type -> switch (type.form()) {
                            case NOTHING, SIGNED, UNSIGNED, CURRENCY -> true;
                            case BOOLEAN -> block.unsignedShort(at + VALUE) == 0;
                            default -> block.isZero(at + VALUE, at + VALUE + Long.BYTES);
                        })
                        .orElse(true);
    }

    /** Whether all of it is as a program leaves it that cleared it first. */
    boolean isSound() {
        return type().filter(type -> flags() != 0 || type.isHeld())
                .map(this::isSound)
                .orElse(false);
    }

    /** Its type and its value. */
    String text() {
        Optional<VarType> type = type();
        String value = type.isEmpty() ? "" : value(type.get());
        return word() + (value.isEmpty() ? "" : " " + value);
    }

    private Optional<VarType> type() {
        int flags = flags();
        boolean one = (flags & (VECTOR | ARRAY)) != (VECTOR | ARRAY) && (flags & 0x8000) == 0;
        return one ? VarType.of(code() & TYPE) : Optional.empty();
    }

    private int flags() {
        return code() & ~TYPE;
    }

    private String word() {
        Optional<VarType> type = type();
        if (type.isEmpty()) {
            return String.format("type 0x%04x", code());
        }
        return ((flags() & VECTOR) != 0 ? "VT_VECTOR|" : "")
                + ((flags() & ARRAY) != 0 ? "VT_ARRAY|" : "")
                + ((flags() & BYREF) != 0 ? "VT_BYREF|" : "")
                + type.get().word();
    }

    private String value(VarType type) {
        if ((flags() & VECTOR) != 0) {
            return block.unsignedInt(at + VALUE) + " at " + block.address(at + VALUE + block.pointerBytes());
        }
        if (flags() != 0) {
            return block.address(at + VALUE);
        }
        return VarValue.text(type, block, type == VarType.DECIMAL ? at : at + VALUE);
    }

    private boolean isSound(VarType type) {
        if ((flags() & VECTOR) != 0) {
            return reservedAreZero() && isCounted();
        }
        if (flags() != 0) {
            return type.isElement() && reservedAreZero() && isPointer() && block.pointer(at + VALUE) != 0;
        }
        return type == VarType.DECIMAL ? isSoundDecimal() : reservedAreZero() && isSoundValue(type);
    }

    private boolean isSoundDecimal() {
        return VarValue.isDecimal(block, at) && restIsZero(VALUE + Long.BYTES);
    }

    private boolean isSoundValue(VarType type) {
        return switch (type.form()) {
            case POINTER -> isPointer();
            case TWO_POINTERS -> block.isPointer(at + VALUE) && block.isPointer(at + VALUE + block.pointerBytes());
            case COUNTED -> isCounted();
            default -> restIsZero(VALUE + type.bytes(block.pointerBytes())) && isSoundNumber(type);
        };
    }

    private boolean isSoundNumber(VarType type) {
        int value = at + VALUE;
        return switch (type.form()) {
            case REAL ->
                isMeasure(
                        type == VarType.R4
                                ? block.bytes().getFloat(value)
                                : block.bytes().getDouble(value));
            case CURRENCY -> Math.abs(block.bytes().getLong(value)) <= MOST_MONEY;
            case DATE ->
                VarValue.isDate(block.bytes().getDouble(value))
                        && isMeasure(block.bytes().getDouble(value));
            case FILE_TIME -> block.bytes().getLong(value) >= 0;
            case CODE -> block.bytes().getInt(value) <= 0;
            case BOOLEAN -> block.unsignedShort(value) == 0 || block.unsignedShort(value) == 0xffff;
            default -> true;
        };
    }

    private static boolean isMeasure(double value) {
        return value == 0 || (Math.abs(value) > SMALLEST && Math.abs(value) < LARGEST);
    }

    private boolean isPointer() {
        return block.isPointer(at + VALUE) && restIsZero(VALUE + block.pointerBytes());
    }

    /** A count, and a pointer that is null where there is nothing. */
    private boolean isCounted() {
        int pointer = at + VALUE + block.pointerBytes();
        long count = block.unsignedInt(at + VALUE);
        return count <= MOST_ELEMENTS
                && (count == 0) == (block.pointer(pointer) == 0)
                && block.isPointer(pointer)
                && block.isZero(at + VALUE + Integer.BYTES, pointer);
    }

    private boolean reservedAreZero() {
        return block.isZero(at + Short.BYTES, at + VALUE);
    }

    private boolean restIsZero(int from) {
        return block.isZero(at + from, at + bytes(block.pointerBytes()));
    }
}
