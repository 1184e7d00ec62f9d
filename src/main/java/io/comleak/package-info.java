// SPDX-License-Identifier: Apache-2.0
/** comleak: finds COM memory leaks in an unmodified Windows program. One event's way leads through the packages below. */
@NullMarked
package io.comleak;

import org.jspecify.annotations.NullMarked;
