// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * What was seen of a target that still runs. Whoever looks at the outstanding blocks has to do so before the next event.
 *
 * @param target the program
 * @param outstanding now
 */
public record RunSoFar(Target target, OutstandingBlocks outstanding) {}
