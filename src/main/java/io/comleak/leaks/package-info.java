// SPDX-License-Identifier: Apache-2.0
/**
 * Judges a tracked run: which outstanding blocks are leaks, which frees came too late, and what comleak's exit code is.
 * Before it, the tracker says what was seen; after it, a reporter writes the judgement down.
 */
@NullMarked
package io.comleak.leaks;

import org.jspecify.annotations.NullMarked;
