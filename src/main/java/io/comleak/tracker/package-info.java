// SPDX-License-Identifier: Apache-2.0
/**
 * From events to what is outstanding. Before me: the stream. After me: the leaks, which judge what I found. All that is
 * kept per block is kept in primitive columns, as a target may have a million of them.
 */
@NullMarked
package io.comleak.tracker;

import org.jspecify.annotations.NullMarked;
