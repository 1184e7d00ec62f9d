// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;

/** Numbers that an option may have. */
final class Range {
    private Range() {}

    static void check(String option, long value, long least, long most) throws UserError {
        if (value < least || value > most) {
            boolean open = most >= Integer.MAX_VALUE;
            throw new UserError(
                    ErrorId.OUT_OF_RANGE,
                    "Give it a number from " + least + (open ? " on." : " to " + most + "."),
                    option,
                    value);
        }
    }
}
