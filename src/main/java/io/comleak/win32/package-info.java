// SPDX-License-Identifier: Apache-2.0
/**
 * The functions of Windows that comleak calls, and nothing else: no decisions are made here. The only package that knows
 * JNA; what it shows is in terms of {@code java.*}. Functions are mapped directly and structures are laid out in buffers,
 * because JNA's interfaces and structures, made by reflection, cost a quarter of a second at start. Handles and addresses
 * are {@code long}: the JVM is always a 64-bit one, as only its half of JNA is shipped.
 */
@NullMarked
package io.comleak.win32;

import org.jspecify.annotations.NullMarked;
