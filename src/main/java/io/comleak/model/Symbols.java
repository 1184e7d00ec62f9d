// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.List;

/** The names of frames. */
@FunctionalInterface
public interface Symbols {
    /** No names at all: every frame stays module and offset. */
    Symbols NONE = frame -> List.of();

    /** The symbols of a frame, inlined calls first; empty if it has no name. */
    List<Symbol> of(Frame frame);
}
