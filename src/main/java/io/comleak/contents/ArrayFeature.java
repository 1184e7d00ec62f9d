// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What oaidl.h calls features of a SAFEARRAY. Its other bits are reserved, and implementations use them. */
enum ArrayFeature {
    AUTO(0x1, true, null),
    STATIC(0x2, true, null),
    EMBEDDED(0x4, true, null),
    FIXEDSIZE(0x10, true, null),
    RECORD(0x20, false, null),
    HAVE_IID(0x40, false, null),
    HAVE_TYPE(0x80, false, null),
    BSTR(0x100, false, VarType.BSTR),
    DISPATCH(0x400, false, VarType.DISPATCH),
    UNKNOWN(0x200, false, VarType.UNKNOWN),
    VARIANT(0x800, false, VarType.VARIANT);

    private final int bit;
    private final boolean said;
    private final @Nullable VarType elements;

    ArrayFeature(int bit, boolean said, @Nullable VarType elements) {
        this.bit = bit;
        this.said = said;
        this.elements = elements;
    }

    int bit() {
        return bit;
    }

    /** The type of elements that features tell. */
    static Optional<VarType> elements(int features) {
        return Stream.of(values())
                .filter(feature -> (features & feature.bit) != 0)
                .flatMap(feature -> Stream.ofNullable(feature.elements))
                .findFirst();
    }

    /** Those that say more than what the elements are, as they are declared. */
    static String words(int features) {
        return Stream.of(values())
                .filter(feature -> feature.said && (features & feature.bit) != 0)
                .map(feature -> "FADF_" + feature.name())
                .collect(Collectors.joining("|"));
    }
}
