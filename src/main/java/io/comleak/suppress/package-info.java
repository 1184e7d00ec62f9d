// SPDX-License-Identifier: Apache-2.0
/** What is not to be reported: rules over stacks of calls, the file form that they are written in, and comleak's own. */
@NullMarked
package io.comleak.suppress;

import org.jspecify.annotations.NullMarked;
