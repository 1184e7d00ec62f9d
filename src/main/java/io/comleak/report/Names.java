// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.LeakClass;
import io.comleak.model.Ending;
import io.comleak.model.Machine;
import java.util.Locale;

/** Names of the model's constants, as the JSON report spells them. */
public final class Names {
    private Names() {}

    /** Such as {@code not-read} for {@code NOT_READ}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Such as {@code notRead} for {@code NOT_READ}: as the name of a member. */
    public static String member(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    public static String of(Machine machine) {
        return machine.name().toLowerCase(Locale.ROOT);
    }

    public static String of(LeakClass leakClass) {
        return leakClass == LeakClass.HELD_AT_EXIT
                ? "held"
                : leakClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String of(Ending ending) {
        if (ending instanceof Ending.Crashed) {
            return "crashed";
        }
        if (ending instanceof Ending.Killed) {
            return "killed";
        }
        if (ending instanceof Ending.TimedOut) {
            return "timed-out";
        }
        return ending instanceof Ending.Interrupted ? "interrupted" : "exited";
    }
}
