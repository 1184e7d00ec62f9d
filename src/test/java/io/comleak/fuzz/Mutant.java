// SPDX-License-Identifier: Apache-2.0
package io.comleak.fuzz;

/** An input that somebody spoiled. */
public interface Mutant {
    /** Of the input. */
    int bytes();

    /** Has it dealt with; whatever is thrown is a fault of who deals with it. */
    void deal() throws Exception;

    /** Looks at what came of it. */
    void check();
}
