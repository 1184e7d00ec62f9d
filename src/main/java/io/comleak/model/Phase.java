// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * A phase that the program named, and what was allocated in it.
 *
 * @param name that the program gave
 * @param allocations how many
 * @param keptBlocks of these that were freed after the program had named another phase, or none
 * @param keptBytes of those blocks
 */
public record Phase(String name, long allocations, long keptBlocks, long keptBytes) {}
