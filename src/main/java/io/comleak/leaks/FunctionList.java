// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.ArrayList;
import java.util.List;

/** The functions of a stack, innermost first, in which a recursion is there once, however deep it is. */
final class FunctionList {
    /** Functions that call each other in a circle, at most, for that to be seen as a recursion. */
    private static final int LONGEST_CIRCLE = 8;

    private final List<StackFunction> functions = new ArrayList<>();

    void add(StackFunction function) {
        functions.add(function);
        int size = functions.size();
        for (int circle = 1; circle <= LONGEST_CIRCLE && 2 * circle <= size; circle++) {
            List<StackFunction> last = functions.subList(size - circle, size);
            if (last.equals(functions.subList(size - 2 * circle, size - circle))) {
                last.clear();
                return;
            }
        }
    }

    /** At most so many, from the innermost on. */
    List<StackFunction> first(int most) {
        return functions.subList(0, Math.min(most, functions.size()));
    }
}
