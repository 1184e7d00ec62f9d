// SPDX-License-Identifier: Apache-2.0
/**
 * Names for frames. DWARF is read in this process; for all else a small native helper asks DbgHelp, in a process of its own,
 * because broken debug information can crash it; {@code native/symbols/protocol.h} says how it is asked. Before: frames of
 * modules and offsets. After: the same frames with functions, files and lines, and for each module where its names come from
 * or why it has none.
 */
@NullMarked
package io.comleak.symbols;

import org.jspecify.annotations.NullMarked;
