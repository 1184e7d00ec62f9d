// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import io.comleak.model.Module;
import io.comleak.model.Symbol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where source lines come from. */
@FunctionalInterface
public interface SourceLines {
    /** No lines at all. */
    SourceLines NONE = (module, symbol) -> Optional.empty();

    /** The lines around the one of a symbol, in a module; nothing if they are not at hand. */
    Optional<SourceExcerpt> of(@Nullable Module module, Symbol symbol);
}
