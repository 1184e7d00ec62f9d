// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A positive number of seconds, such as 30 or 0.5. */
final class SecondsConverter implements ITypeConverter<Duration> {
    private static final BigDecimal MOST =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    @Override
    public Duration convert(String value) {
        try {
            BigDecimal seconds = new BigDecimal(value);
            if (seconds.signum() > 0 && seconds.compareTo(MOST) <= 0) {
                return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is not a number of seconds");
        }
        throw new TypeConversionException("'" + value + "' is not a positive number of seconds, of a year at most");
    }
}
