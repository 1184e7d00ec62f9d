// SPDX-License-Identifier: Apache-2.0
/** Inputs that nobody meant, by the million. */
@NullMarked
package io.comleak.fuzz;

import org.jspecify.annotations.NullMarked;
