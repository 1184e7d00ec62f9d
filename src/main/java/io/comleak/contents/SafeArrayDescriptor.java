// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A SAFEARRAY descriptor, behind 16 hidden bytes: dimensions (2 bytes), features (2), bytes of an element (4), locks (4), the
 * data's address, and for each dimension its number of elements (4) and lower bound (4), the last dimension first. The
 * hidden bytes end with the type of the elements where the features say so (FADF_HAVEVARTYPE).
 */
final class SafeArrayDescriptor implements Shape {
    private static final int HIDDEN = 16;
    private static final int TYPE_AT = HIDDEN - 4;
    private static final int ELEMENT_BYTES_AT = HIDDEN + 4;
    private static final int BOUND = 8;
    private static final int MOST_DIMENSIONS = 64;
    private static final int HAVE_TYPE = 0x80;
    private static final int ALL_FEATURES = 0x0fff;

    /** Oaidl.h and wtypes.h: what the features and types are called. */
    private static final Map<Integer, String> BY_FEATURE =
            Map.of(0x100, "BSTR", 0x200, "IUnknown*", 0x400, "IDispatch*", 0x800, "VARIANT");

    private static final Map<Integer, String> BY_TYPE = Map.ofEntries(
            Map.entry(2, "short"),
            Map.entry(3, "long"),
            Map.entry(4, "float"),
            Map.entry(5, "double"),
            Map.entry(6, "CY"),
            Map.entry(7, "DATE"),
            Map.entry(8, "BSTR"),
            Map.entry(9, "IDispatch*"),
            Map.entry(10, "SCODE"),
            Map.entry(11, "VARIANT_BOOL"),
            Map.entry(12, "VARIANT"),
            Map.entry(13, "IUnknown*"),
            Map.entry(14, "DECIMAL"),
            Map.entry(16, "char"),
            Map.entry(17, "BYTE"),
            Map.entry(18, "unsigned short"),
            Map.entry(19, "unsigned long"),
            Map.entry(20, "__int64"),
            Map.entry(21, "unsigned __int64"),
            Map.entry(22, "int"),
            Map.entry(23, "unsigned int"));

    @Override
    public boolean isMadeBy(String api) {
        return api.startsWith("SafeArrayCreate") || api.startsWith("SafeArrayAllocDescriptor");
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        int boundsAt = HIDDEN + (block.pointerBytes() == Long.BYTES ? 24 : 16);
        if (guess || !block.has(boundsAt, BOUND)) {
            // Small numbers alone are no sign of an array: its data begins with such as well.
            return Optional.empty();
        }
        int dimensions = block.unsignedShort(HIDDEN);
        int features = block.unsignedShort(HIDDEN + 2);
        if (dimensions == 0 || dimensions > MOST_DIMENSIONS || (features & ~ALL_FEATURES) != 0) {
            return Optional.empty();
        }
        return Optional.of(new Decoding(
                "SAFEARRAY", elements(block, features) + bounds(block, boundsAt, dimensions), false, false, false));
    }

    private static String elements(BlockBytes block, int features) {
        for (Map.Entry<Integer, String> feature : BY_FEATURE.entrySet()) {
            if ((features & feature.getKey()) != 0) {
                return feature.getValue();
            }
        }
        String bytes = "elements of " + block.unsignedInt(ELEMENT_BYTES_AT) + " bytes";
        return (features & HAVE_TYPE) == 0 ? bytes : BY_TYPE.getOrDefault((int) block.unsignedInt(TYPE_AT), bytes);
    }

    /** As a declaration has them: the first dimension first, with its lower and its upper bound. */
    private static String bounds(BlockBytes block, int boundsAt, int dimensions) {
        StringJoiner bounds = new StringJoiner(", ", "[", "]");
        for (int i = dimensions - 1; i >= 0; i--) {
            int at = boundsAt + i * BOUND;
            if (!block.has(at, BOUND)) {
                bounds.add("…");
                continue;
            }
            long lower = block.bytes().getInt(at + 4);
            long count = block.unsignedInt(at);
            bounds.add(count == 0 ? "empty" : lower + ".." + (lower + count - 1));
        }
        return bounds.toString();
    }
}
