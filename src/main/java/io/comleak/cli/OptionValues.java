// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policy;
import io.comleak.report.ContentsShown;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What an option can be set to, where that is an enum's constants in small letters: a shell offers them. */
abstract class OptionValues implements Iterable<String> {
    private final List<String> values;

    private OptionValues(Enum<?>... constants) {
        values = Arrays.stream(constants).map(Choice::word).toList();
    }

    @Override
    public final Iterator<String> iterator() {
        return values.iterator();
    }

    /** Of what is to be done about a finding. */
    static final class OfPolicy extends OptionValues {
        OfPolicy() {
            super(Policy.values());
        }
    }

    /** Of what is shown of blocks. */
    static final class OfContents extends OptionValues {
        OfContents() {
            super(ContentsShown.values());
        }
    }

    /** Of when there are colours. */
    static final class OfColor extends OptionValues {
        OfColor() {
            super(ColorWhen.values());
        }
    }

    /** Of the forms of a report, without a file. */
    static final class OfReport extends OptionValues {
        OfReport() {
            super(ReportFormat.values());
        }
    }

    /** Of whose annotations are written. */
    static final class OfAnnotate extends OptionValues {
        OfAnnotate() {
            super(Annotate.values());
        }
    }

    /** Of the shells that can complete. */
    static final class OfShell extends OptionValues {
        OfShell() {
            super(CompletionCommand.Shell.values());
        }
    }
}
