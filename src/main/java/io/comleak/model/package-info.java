// SPDX-License-Identifier: Apache-2.0
/**
 * The nouns of comleak: target, module, stack trace, block, checkpoint, ending. Immutable, and free of everything but
 * {@code java.*}, so that every other package can speak in them.
 */
@NullMarked
package io.comleak.model;

import org.jspecify.annotations.NullMarked;
