// SPDX-License-Identifier: Apache-2.0
/**
 * From bytes to events. Before me: the spy's record writer, and a section. After me: the tracker, which is told of
 * each event by {@link io.comleak.stream.SpyEvents}. Nothing that arrives is trusted.
 */
@NullMarked
package io.comleak.stream;

import org.jspecify.annotations.NullMarked;
