// SPDX-License-Identifier: Apache-2.0
/** Says what a block is, from its first bytes, its size, and the function that made it. */
@NullMarked
package io.comleak.contents;

import org.jspecify.annotations.NullMarked;
