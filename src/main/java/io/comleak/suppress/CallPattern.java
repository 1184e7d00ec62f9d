// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/** What a single call can match. */
sealed interface CallPattern {
    /** Whether it matches a call in {@linkplain Call#inSmallLetters small letters}. */
    boolean matches(Call call);

    /** Whether there are calls that it does not match. */
    boolean saysSomething();

    /** A module, with its extension or without, and a function of it. Letters of the module match in either case. */
    record Function(TextPattern module, TextPattern function) implements CallPattern {
        static Function of(String module, String function) {
            return new Function(TextPattern.whole(module, true), TextPattern.whole(function, false));
        }

        @Override
        public boolean matches(Call call) {
            return function.matches(call.function())
                    && (module.matches(call.module()) || module.matches(call.shortModule()));
        }

        @Override
        public boolean saysSomething() {
            return module.saysSomething() || function.saysSomething();
        }
    }

    /** A text in the name of a function, a module or a source file; letters of the last two match in either case. */
    record Part(TextPattern function, TextPattern file) implements CallPattern {
        static Part of(String pattern) {
            return new Part(TextPattern.within(pattern, false), TextPattern.within(pattern, true));
        }

        @Override
        public boolean matches(Call call) {
            return isInFunction(call.function()) || isInFile(call.module()) || isInFile(call.source());
        }

        boolean isInFunction(String name) {
            return isIn(function, name);
        }

        boolean isInFile(String name) {
            return isIn(file, name);
        }

        private static boolean isIn(TextPattern pattern, String text) {
            return !text.isEmpty() && pattern.matches(text);
        }

        @Override
        public boolean saysSomething() {
            return function.saysSomething();
        }
    }
}
