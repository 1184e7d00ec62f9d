// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

/** Is told how far a search has come, by whichever thread searches. */
@FunctionalInterface
public interface SymbolProgress {
    /** For those who do not ask. */
    SymbolProgress NONE = (done, all, module) -> {};

    /**
     * A module is looked at.
     *
     * @param done modules that are behind it
     * @param all modules in question
     * @param module file name of the one
     */
    void lookingAt(int done, int all, String module);
}
