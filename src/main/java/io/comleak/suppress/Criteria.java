// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a suppression matches by. All that is given has to hold.
 *
 * @param fingerprint its bits
 * @param api the function that the program's own code called
 * @param sizes that every block has to fit
 * @param findingClass what it is called
 * @param frames of its stack, innermost first; empty for any. What lies further out than the last of them may be anything
 * @param part of a name in any frame
 */
record Criteria(
        @Nullable Long fingerprint,
        CallPattern.@Nullable Function api,
        @Nullable SizeRange sizes,
        @Nullable FindingClass findingClass,
        List<FramePattern> frames,
        CallPattern.@Nullable Part part) {
    Criteria {
        frames = List.copyOf(frames);
    }

    static Criteria of(CallPattern.Part part) {
        return new Criteria(null, null, null, null, List.of(), part);
    }

    /** Whether it says where: a size or a class alone would hide what nobody has looked at. */
    boolean saysWhere() {
        return fingerprint != null
                || (api != null && api.saysSomething())
                || (part != null && part.saysSomething())
                || frames.stream()
                        .anyMatch(frame -> frame instanceof FramePattern.OneCall one
                                && one.call().saysSomething());
    }
}
