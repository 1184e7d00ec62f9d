// SPDX-License-Identifier: Apache-2.0
/**
 * Reads back what {@code report.json} wrote. Nothing in a file is trusted: whatever its bytes are, there is a run or one
 * clear line, in memory that does not grow with nonsense. Each class that ends in {@code Part} reads what one class of
 * {@code report.json} writes.
 */
@NullMarked
package io.comleak.saved;

import org.jspecify.annotations.NullMarked;
