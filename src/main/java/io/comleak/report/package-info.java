// SPDX-License-Identifier: Apache-2.0
/**
 * Writes a leak check down, as text for people, as JSON for programs, or as a build server reads it. Before it, {@code leaks} has judged and the
 * frames have got their names; nothing comes after it.
 */
@NullMarked
package io.comleak.report;

import org.jspecify.annotations.NullMarked;
