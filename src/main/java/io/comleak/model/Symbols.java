// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of frames. */
@FunctionalInterface
public interface Symbols {
    /** No names at all: every frame stays module and offset. */
    Symbols NONE = frame -> List.of();

    /** The symbols of a frame, inlined calls first; empty if it has no name. */
    List<Symbol> of(Frame frame);

    /** The table of virtual functions at an address of the target, if it is known to be one. */
    default Optional<Vtable> vtable(long address) {
        return Optional.empty();
    }

    /** Where a module's names come from, or why it has none; nothing of a module that no frame in question lies in. */
    default Optional<SymbolOutcome> outcomeOf(@Nullable Module module) {
        return Optional.empty();
    }

    /** More of the same, such as the program database that was refused; empty if there is no more. */
    default String detailOf(@Nullable Module module) {
        return "";
    }

    /** Whether a module is the user's own code, where they said so: else that is left to where the module lies. */
    default Optional<Boolean> own(Module module) {
        return Optional.empty();
    }

    /** Sentences about the search as a whole. */
    default List<String> remarks() {
        return List.of();
    }
}
