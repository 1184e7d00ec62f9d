// SPDX-License-Identifier: Apache-2.0
/** What comleak does, step by step, for those who want to be told. */
@NullMarked
package io.comleak.steps;

import org.jspecify.annotations.NullMarked;
