// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/**
 * Where suppressions were read.
 *
 * @param name what reports and errors call it
 * @param builtIn whether it is comleak's own list, which is held against the calls of Windows' own code alone
 */
public record SuppressionSource(String name, boolean builtIn) {
    static final SuppressionSource BUILT_IN = new SuppressionSource("built-in", true);

    public static SuppressionSource file(String name) {
        return new SuppressionSource(name, false);
    }
}
