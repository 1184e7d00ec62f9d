// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.findings;

import io.comleak.leaks.LeakGroup;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import org.jspecify.annotations.Nullable;

/** One finding. */
public sealed interface Found {
    /** What it is. */
    Rule rule();

    /** How bad it is to the build. */
    Severity severity();

    /** Where the program did it. */
    StackTrace stack();

    /** The first frame of that in the program's own code, or null if there is none. */
    @Nullable
    Frame ownFrame();

    /** Blocks of one allocating stack. */
    record Blocks(Severity severity, LeakGroup group) implements Found {
        @Override
        public Rule rule() {
            return Rule.of(group.leakClass());
        }

        @Override
        public StackTrace stack() {
            return group.stack();
        }

        @Override
        public @Nullable Frame ownFrame() {
            return group.ownFrame();
        }
    }

    /** A wrong free, with the first own frame of the freeing stack. */
    record Freed(
            Severity severity, WrongFree wrong, @Nullable Frame ownFrame) implements Found {
        @Override
        public Rule rule() {
            return Rule.of(wrong);
        }

        @Override
        public StackTrace stack() {
            return wrong.freed();
        }
    }

    /** Something about the run as a whole. The stack may be empty. */
    record Whole(
            Rule rule,
            Severity severity,
            StackTrace stack,
            @Nullable Frame ownFrame) implements Found {}
}
