// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;

/** One kind of thing that a block can be. */
interface Shape {
    /** Whether a function makes blocks of this kind and of no other; {@code api} is a name without its module. */
    boolean isMadeBy(String api);

    /** What the bytes hold, if they can be this kind of thing. */
    Optional<Decoding> decode(BlockBytes block, boolean guess);
}
