// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the report to the truth: the sample churn keeps a ledger of what it allocates and frees, and however it ends, the
 * report must say the same, block by block. {@code scripts/truth} runs it.
 */
@NullMarked
package io.comleak.truth;

import org.jspecify.annotations.NullMarked;
