// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/**
 * What an entry was declared in.
 *
 * @param within offset of the innermost entry around it whose own name has to be looked up: a function, or a class that was
 *     declared elsewhere; or -1
 * @param names of the namespaces and classes within that, outermost first, {@code ::} behind each
 */
record Scope(long within, String names) {}
