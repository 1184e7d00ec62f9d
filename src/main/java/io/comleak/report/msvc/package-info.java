// SPDX-License-Identifier: Apache-2.0
/** Lines as MSVC's compiler writes them, which editors turn into links to the source. */
@NullMarked
package io.comleak.report.msvc;

import org.jspecify.annotations.NullMarked;
