// SPDX-License-Identifier: Apache-2.0
/** What {@code scripts/bench} measures. */
@NullMarked
package io.comleak.bench;

import org.jspecify.annotations.NullMarked;
