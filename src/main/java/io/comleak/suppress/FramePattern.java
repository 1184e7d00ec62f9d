// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.regex.Pattern;

/** One line of a rule's frames. */
sealed interface FramePattern {
    /** {@code ...}: any number of calls, or none. */
    record AnyCalls() implements FramePattern {}

    /** {@code module!function}: one call. */
    record OneCall(Pattern module, Pattern function) implements FramePattern {
        boolean matches(Call call) {
            return module.matcher(call.module()).matches()
                    && function.matcher(call.function()).matches();
        }
    }

    /** {@code *} stands for any characters. The letters of a module match in either case, as those of a file name do. */
    static OneCall oneCall(String module, String function) {
        return new OneCall(glob(module, Pattern.CASE_INSENSITIVE), glob(function, 0));
    }

    private static Pattern glob(String text, int flags) {
        String expression =
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
        return Pattern.compile(expression, flags | Pattern.DOTALL);
    }
}
