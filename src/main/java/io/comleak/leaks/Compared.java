// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/**
 * A finding beside what a baseline knew of it.
 *
 * @param standing how it stands to that
 * @param blocks that the baseline had of its fingerprint
 * @param bytes of these
 */
public record Compared(Standing standing, long blocks, long bytes) {}
