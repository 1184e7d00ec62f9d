// SPDX-License-Identifier: Apache-2.0
/**
 * What is not to be reported: the form that suppressions are written in, comleak's own list in that form, and what they
 * match.
 */
@NullMarked
package io.comleak.suppress;

import org.jspecify.annotations.NullMarked;
