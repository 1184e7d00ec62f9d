// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.LeakGroup;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;

/** One of the findings of a fingerprint, with what it needs to be shown. */
public sealed interface Example {
    Target target();

    Symbols symbols();

    /** The one that the fingerprint is of. */
    StackTrace stack();

    Amount amount();

    /** Of blocks. */
    record OfGroup(Target target, Symbols symbols, LeakGroup group) implements Example {
        @Override
        public StackTrace stack() {
            return group.stack();
        }

        @Override
        public Amount amount() {
            return new Amount(group.blocks(), group.bytes());
        }
    }

    /** Of wrong frees. */
    record OfWrongFree(Target target, Symbols symbols, WrongFree wrongFree) implements Example {
        @Override
        public StackTrace stack() {
            return wrongFree.freed();
        }

        @Override
        public Amount amount() {
            return new Amount(wrongFree.times(), 0);
        }
    }
}
