// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of an entry's fields. */
final class EntryValue {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{16}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})( *- *(\\d{1,18})?)?");
    private static final int HEXADECIMAL = 16;
    private static final String ANY_CALLS = "...";

    private EntryValue() {}

    static long fingerprint(TextLine value) throws SuppressionSyntaxException {
        if (!FINGERPRINT.matcher(value.text()).matches()) {
            throw value.wrong("a fingerprint is 16 hexadecimal digits");
        }
        return Long.parseUnsignedLong(value.text(), HEXADECIMAL);
    }

    static LocalDate date(TextLine value) throws SuppressionSyntaxException {
        String wrong = "a date is YYYY-MM-DD, such as 2027-01-31";
        if (!DATE.matcher(value.text()).matches()) {
            throw value.wrong(wrong);
        }
        try {
            return LocalDate.parse(value.text());
        } catch (DateTimeException e) {
            throw value.wrong(wrong);
        }
    }

    static SizeRange sizes(TextLine value) throws SuppressionSyntaxException {
        Matcher size = SIZE.matcher(value.text());
        if (!size.matches()) {
            throw value.wrong("a size is N, N-M or N-, in bytes");
        }
        long smallest = Long.parseLong(size.group(1));
        if (size.group(2) == null) {
            return new SizeRange(smallest, smallest);
        }
        long largest = size.group(3) == null ? Long.MAX_VALUE : Long.parseLong(size.group(3));
        if (largest < smallest) {
            throw value.wrong("the smaller size comes first");
        }
        return new SizeRange(smallest, largest);
    }

    static FindingClass findingClass(TextLine value) throws SuppressionSyntaxException {
        return FindingClass.of(value.text())
                .orElseThrow(() -> value.wrong("a class is leak, late-free, held, outstanding or wrong-free"));
    }

    /** A function, of a certain module if one is named. */
    static CallPattern.Function api(TextLine value) throws SuppressionSyntaxException {
        if (value.text().isEmpty()) {
            throw value.wrong("an api is module!function, or a function alone");
        }
        return value.text().indexOf('!') < 0
                ? CallPattern.Function.of("*", value.text())
                : function(value, "an api is module!function, or a function alone");
    }

    static FramePattern frame(TextLine value) throws SuppressionSyntaxException {
        return value.text().equals(ANY_CALLS)
                ? new FramePattern.AnyCalls()
                : new FramePattern.OneCall(function(value, "a frame is module!function, or ..."));
    }

    private static CallPattern.Function function(TextLine value, String wrong) throws SuppressionSyntaxException {
        int mark = value.text().indexOf('!');
        if (mark <= 0 || mark == value.text().length() - 1) {
            throw value.wrong(wrong);
        }
        return CallPattern.Function.of(
                value.text().substring(0, mark), value.text().substring(mark + 1));
    }
}
