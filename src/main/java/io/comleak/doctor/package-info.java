// SPDX-License-Identifier: Apache-2.0
/** Looks for what would go wrong, before it does: in comleak's own files, on this machine, in a program. */
@NullMarked
package io.comleak.doctor;

import org.jspecify.annotations.NullMarked;
