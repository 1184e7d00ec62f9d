// SPDX-License-Identifier: Apache-2.0
/** The whole command, in a process of its own, on real programs. */
@NullMarked
package io.comleak.endtoend;

import org.jspecify.annotations.NullMarked;
