// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;
import java.util.Set;

/** The data of a SAFEARRAY in a block of its own. The type of its elements is in the descriptor, which is another block. */
final class SafeArrayData implements Shape {
    /** They make a descriptor too, or in its place: a block is data if it is none, unless somebody wrote over that. */
    private static final Set<String> MAKERS = Set.of("SafeArrayAllocData", "SafeArrayCreate", "SafeArrayCreateEx");

    private final Shape variants = new Variants();

    @Override
    public boolean isMadeBy(String api) {
        return MAKERS.contains(api);
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        if (guess) {
            return Optional.empty();
        }
        Optional<Decoding> elements = variants.decode(block, true);
        return Optional.of(new Decoding(
                "data of a SAFEARRAY",
                elements.map(found -> "of " + found.type() + ": " + found.value())
                        .orElse(""),
                false,
                elements.map(Decoding::cut).orElse(false),
                true));
    }
}
