// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Finding;

/**
 * What is compared with its like: all that was found in one way, and has one fingerprint.
 *
 * @param finding leaks, blocks held at exit, late frees or wrong frees
 * @param bits of the fingerprint
 */
public record Key(Finding finding, long bits) {}
