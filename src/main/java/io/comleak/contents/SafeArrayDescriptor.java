// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * A SAFEARRAY descriptor, behind 16 hidden bytes: dimensions (2 bytes), features (2), bytes of an element (4), locks (4), the
 * data's address, and for each dimension its number of elements (4) and lower bound (4), the last dimension first. What the
 * hidden bytes hold is said by the features: at their end the type of the elements (4, FADF_HAVEVARTYPE) or the address of
 * an IRecordInfo (FADF_RECORD), in all of them the IID of the elements (FADF_HAVEIID).
 *
 * @param block that begins with the hidden bytes, the first bound read
 */
record SafeArrayDescriptor(BlockBytes block) {
    private static final int HIDDEN = 16;
    private static final int TYPE_AT = HIDDEN - 4;
    private static final int ELEMENT_BYTES_AT = HIDDEN + 4;
    private static final int LOCKS_AT = HIDDEN + 8;
    private static final int BOUND = 8;
    private static final int MOST_DIMENSIONS = 64;
    private static final int MOST_LOCKS = 0xffff;

    /** The descriptor, if these bytes can be one: what it says of itself holds. */
    static Optional<SafeArrayDescriptor> of(BlockBytes block) {
        SafeArrayDescriptor descriptor = new SafeArrayDescriptor(block);
        return block.has(descriptor.boundsAt(), BOUND) && descriptor.isPossible()
                ? Optional.of(descriptor)
                : Optional.empty();
    }

    /** Whether it has so much that agrees that other things seldom look like it. */
    boolean isTelling() {
        int dimensions = dimensions();
        return has(ArrayFeature.HAVE_TYPE)
                && type().equals(VarType.of(block.unsignedInt(TYPE_AT)))
                && type().isPresent()
                && block.isZero(0, TYPE_AT)
                && (isVector() || block.size() == boundsAt() + (long) BOUND * dimensions)
                && data() != 0;
    }

    /** Whether its data lies behind it in the same block, as SafeArrayCreateVector makes it. */
    boolean isVector() {
        return data() == block.address() + dataAt() && elements() > 0;
    }

    /** Of a vector: where its data begins. */
    int dataAt() {
        return boundsAt() + BOUND;
    }

    /** Where the data is. */
    long data() {
        return block.pointer(HIDDEN + (block.wide() ? 16 : 12));
    }

    /** What the elements are, if that is known. */
    Optional<VarType> type() {
        return ArrayFeature.elements(features())
                .or(() -> has(ArrayFeature.HAVE_TYPE)
                        ? VarType.of(block.unsignedInt(TYPE_AT)).filter(VarType::isElement)
                        : Optional.empty());
    }

    /** The number of elements in all dimensions; at most what a block can have. */
    long elements() {
        long elements = 1;
        for (int i = 0; i < dimensions(); i++) {
            int at = boundsAt() + i * BOUND;
            if (!block.has(at, BOUND)) {
                return -1;
            }
            elements = Math.min(elements * block.unsignedInt(at), Integer.MAX_VALUE);
        }
        return elements;
    }

    /** Such as {@code BSTR[0..2], FADF_FIXEDSIZE, locked 1 time}. */
    String text() {
        StringJoiner text = new StringJoiner(", ").add(declared() + bounds());
        String features = ArrayFeature.words(features());
        if (!features.isEmpty()) {
            text.add(features);
        }
        long locks = block.unsignedInt(LOCKS_AT);
        if (locks != 0) {
            // SafeArrayDestroy refuses it then.
            text.add("locked " + locks + (locks == 1 ? " time" : " times"));
        }
        return text.toString();
    }

    private boolean isPossible() {
        int dimensions = dimensions();
        return dimensions > 0
                && dimensions <= MOST_DIMENSIONS
                && block.size() >= boundsAt() + (long) BOUND * dimensions
                && block.unsignedInt(LOCKS_AT) <= MOST_LOCKS
                && block.isPointer(HIDDEN + (block.wide() ? 16 : 12))
                && elementsAreOfTheirSize();
    }

    private boolean elementsAreOfTheirSize() {
        long bytes = block.unsignedInt(ELEMENT_BYTES_AT);
        return bytes != 0
                && type().map(type -> type.bytes(block.pointerBytes()) == bytes).orElse(true);
    }

    private String declared() {
        String bytes = "elements of " + block.unsignedInt(ELEMENT_BYTES_AT) + " bytes";
        if (has(ArrayFeature.RECORD)) {
            return "records of " + block.unsignedInt(ELEMENT_BYTES_AT) + " bytes by IRecordInfo "
                    + block.address(HIDDEN - block.pointerBytes());
        }
        String declared = type().map(VarType::declared).orElse(bytes);
        return has(ArrayFeature.HAVE_IID) ? declared + " " + Guid.text(block, 0) : declared;
    }

    /** As a declaration has them: the first dimension first, with its lower and its upper bound. */
    private String bounds() {
        StringJoiner bounds = new StringJoiner(", ", "[", "]");
        for (int i = dimensions() - 1; i >= 0; i--) {
            int at = boundsAt() + i * BOUND;
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

    private int boundsAt() {
        return HIDDEN + (block.wide() ? 24 : 16);
    }

    private int dimensions() {
        return block.unsignedShort(HIDDEN);
    }

    private int features() {
        return block.unsignedShort(HIDDEN + 2);
    }

    private boolean has(ArrayFeature feature) {
        return (features() & feature.bit()) != 0;
    }
}
