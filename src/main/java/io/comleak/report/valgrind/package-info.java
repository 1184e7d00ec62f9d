// SPDX-License-Identifier: Apache-2.0
/** XML of valgrind, protocol 4, which development environments read. */
@NullMarked
package io.comleak.report.valgrind;

import org.jspecify.annotations.NullMarked;
