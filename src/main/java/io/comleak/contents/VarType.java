// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that a VARIANT, a PROPVARIANT or an element of a SAFEARRAY can have: VARENUM of wtypes.h. */
enum VarType {
    EMPTY(0, "", Form.NOTHING, 0, Place.VARIANT),
    NULL(1, "", Form.NOTHING, 0, Place.VARIANT),
    I2(2, "short", Form.SIGNED, 2, Place.BOTH),
    I4(3, "long", Form.SIGNED, 4, Place.BOTH),
    R4(4, "float", Form.REAL, 4, Place.BOTH),
    R8(5, "double", Form.REAL, 8, Place.BOTH),
    CY(6, "CY", Form.CURRENCY, 8, Place.BOTH),
    DATE(7, "DATE", Form.DATE, 8, Place.BOTH),
    BSTR(8, "BSTR", Form.POINTER, 0, Place.BOTH),
    DISPATCH(9, "IDispatch*", Form.POINTER, 0, Place.BOTH),
    ERROR(10, "SCODE", Form.CODE, 4, Place.BOTH),
    BOOL(11, "VARIANT_BOOL", Form.BOOLEAN, 2, Place.BOTH),
    VARIANT(12, "VARIANT", Form.VARIANT, 0, Place.ELEMENT),
    UNKNOWN(13, "IUnknown*", Form.POINTER, 0, Place.BOTH),
    DECIMAL(14, "DECIMAL", Form.DECIMAL, 16, Place.BOTH),
    I1(16, "char", Form.SIGNED, 1, Place.BOTH),
    UI1(17, "BYTE", Form.UNSIGNED, 1, Place.BOTH),
    UI2(18, "unsigned short", Form.UNSIGNED, 2, Place.BOTH),
    UI4(19, "unsigned long", Form.UNSIGNED, 4, Place.BOTH),
    I8(20, "__int64", Form.SIGNED, 8, Place.BOTH),
    UI8(21, "unsigned __int64", Form.UNSIGNED, 8, Place.BOTH),
    INT(22, "int", Form.SIGNED, 4, Place.BOTH),
    UINT(23, "unsigned int", Form.UNSIGNED, 4, Place.BOTH),
    LPSTR(30, "LPSTR", Form.POINTER, 0, Place.PROPERTY),
    LPWSTR(31, "LPWSTR", Form.POINTER, 0, Place.PROPERTY),
    RECORD(36, "record", Form.TWO_POINTERS, 0, Place.VARIANT),
    FILETIME(64, "FILETIME", Form.FILE_TIME, 8, Place.PROPERTY),
    BLOB(65, "BLOB", Form.COUNTED, 0, Place.PROPERTY),
    STREAM(66, "IStream*", Form.POINTER, 0, Place.PROPERTY),
    STORAGE(67, "IStorage*", Form.POINTER, 0, Place.PROPERTY),
    STREAMED_OBJECT(68, "IStream*", Form.POINTER, 0, Place.PROPERTY),
    STORED_OBJECT(69, "IStorage*", Form.POINTER, 0, Place.PROPERTY),
    BLOB_OBJECT(70, "BLOB", Form.COUNTED, 0, Place.PROPERTY),
    CF(71, "CLIPDATA*", Form.POINTER, 0, Place.PROPERTY),
    CLSID(72, "CLSID*", Form.POINTER, 0, Place.PROPERTY),
    VERSIONED_STREAM(73, "VERSIONEDSTREAM*", Form.POINTER, 0, Place.PROPERTY);

    /** How a value is laid out and written. */
    enum Form {
        NOTHING,
        SIGNED,
        UNSIGNED,
        REAL,
        CURRENCY,
        DATE,
        FILE_TIME,
        CODE,
        BOOLEAN,
        DECIMAL,
        VARIANT,
        /** A pointer, as wide as the machine has them. */
        POINTER,
        /** Two pointers, the second to a type. */
        TWO_POINTERS,
        /** A count of 4 bytes, and behind it, aligned, a pointer. */
        COUNTED
    }

    private enum Place {
        VARIANT,
        ELEMENT,
        BOTH,
        PROPERTY
    }

    private static final Map<Integer, VarType> BY_CODE =
            Stream.of(values()).collect(Collectors.toMap(VarType::code, type -> type));

    private final int code;
    private final String declared;
    private final Form form;
    private final int bytes;
    private final Place place;

    VarType(int code, String declared, Form form, int bytes, Place place) {
        this.code = code;
        this.declared = declared;
        this.form = form;
        this.bytes = bytes;
        this.place = place;
    }

    static Optional<VarType> of(long code) {
        return code > Short.MAX_VALUE ? Optional.empty() : Optional.ofNullable(BY_CODE.get((int) code));
    }

    int code() {
        return code;
    }

    /** As a declaration in C has it. */
    String declared() {
        return declared;
    }

    Form form() {
        return form;
    }

    /** Of one value, which for a VARIANT is all of it. */
    int bytes(int pointerBytes) {
        return switch (form) {
            case POINTER -> pointerBytes;
            case TWO_POINTERS, COUNTED -> 2 * pointerBytes;
            case VARIANT -> Variant.bytes(pointerBytes);
            default -> bytes;
        };
    }

    /** Whether a SAFEARRAY can have elements of it, whose size the type tells. */
    boolean isElement() {
        return place == Place.BOTH || place == Place.ELEMENT;
    }

    /** Whether only a PROPVARIANT can have it. */
    boolean isProperty() {
        return place == Place.PROPERTY;
    }

    /** Whether a VARIANT or a PROPVARIANT can hold a value of it. */
    boolean isHeld() {
        return place != Place.ELEMENT;
    }

    /** As wtypes.h has it. */
    String word() {
        return "VT_" + name();
    }
}
