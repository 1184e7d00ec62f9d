// SPDX-License-Identifier: Apache-2.0
/** Compares what was found in runs with what was found in earlier ones, by fingerprint. */
@NullMarked
package io.comleak.leaks.diff;

import org.jspecify.annotations.NullMarked;
