// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Subjects;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.model.WrongFree;
import io.comleak.suppress.FindingClass;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The suppressions of single findings, for a report that has one with each: the same as {@link SuppressionReporter}'s. */
public final class SuppressionEntries {
    private final Fingerprinter fingerprints;
    private final EntryName names;
    private final Map<Long, Set<FindingClass>> classes = new HashMap<>();

    /** Of all that was found, less what the policies ignore. */
    public SuppressionEntries(LeakCheck check, Policies policies, Symbols symbols, Fingerprinter fingerprints) {
        this.fingerprints = fingerprints;
        this.names = new EntryName(check.run().target(), symbols);
        for (LeakGroup group : check.groups()) {
            if (policies.shows(Finding.of(group.leakClass()))) {
                add(group.stack(), Subjects.findingClass(group.leakClass()));
            }
        }
        for (WrongFree wrong : check.wrongFrees()) {
            if (policies.shows(Finding.WRONG_FREES)) {
                add(wrong.freed(), FindingClass.WRONG_FREE);
            }
        }
    }

    private void add(StackTrace stack, FindingClass findingClass) {
        classes.computeIfAbsent(fingerprints.of(stack).bits(), bits -> EnumSet.noneOf(FindingClass.class))
                .add(findingClass);
    }

    /** The entry that hides a finding of these, by its stack, and all others of its fingerprint. */
    public String of(StackTrace stack) throws IOException {
        Fingerprint fingerprint = fingerprints.of(stack);
        StringWriter text = new StringWriter();
        new EntryText(text)
                .entry(
                        names.of(stack),
                        fingerprint,
                        Found.limit(Objects.requireNonNull(classes.get(fingerprint.bits()))));
        return text.toString();
    }
}
