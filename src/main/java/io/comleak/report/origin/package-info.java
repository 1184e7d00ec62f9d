// SPDX-License-Identifier: Apache-2.0
/** Says which line of the user's own made a block, through which function of Windows', and how such a block is freed. */
@NullMarked
package io.comleak.report.origin;

import org.jspecify.annotations.NullMarked;
