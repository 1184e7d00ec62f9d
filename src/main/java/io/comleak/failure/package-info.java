// SPDX-License-Identifier: Apache-2.0
/** What can fail: each kind of failure with its id, what it says, and the exit code that it leads to. */
@NullMarked
package io.comleak.failure;

import org.jspecify.annotations.NullMarked;
