// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;
import java.util.Set;

/** The data of a SAFEARRAY in a block of its own. Its type is in the descriptor, which is another block. */
final class SafeArrayData implements Shape {
    /** These allocate the data, or a descriptor and the data, and nothing else. */
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
        return Optional.of(variants.decode(block, true)
                .map(found -> new Decoding(
                        "data of a SAFEARRAY",
                        "perhaps " + found.type() + " " + found.value(),
                        false,
                        found.cut(),
                        false))
                .orElse(new Decoding("data of a SAFEARRAY", "", false, false, false)));
    }
}
