// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** When a text that goes to no file has colours. */
enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER;

    private static final String VARIABLE = "NO_COLOR";

    /** {@code can} makes a stream show colours, and says whether it does; it is asked only where colours are wanted. */
    boolean in(BooleanSupplier can) {
        if (this == NEVER || (this == AUTO && !isUnset(System.getenv(VARIABLE)))) {
            return false;
        }
        // What is no terminal may still lead to one.
        return can.getAsBoolean() || this == ALWAYS;
    }

    /** By its own rule the variable counts unless it is empty. */
    private static boolean isUnset(@Nullable String variable) {
        return variable == null || variable.isEmpty();
    }

    /** Of the option's values. */
    static final class Converter implements ITypeConverter<ColorWhen> {
        @Override
        public ColorWhen convert(String value) {
            return Choice.of(value, ColorWhen.class);
        }
    }
}
