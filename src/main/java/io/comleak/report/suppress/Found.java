// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.leaks.Fingerprint;
import io.comleak.suppress.FindingClass;
import io.comleak.suppress.Subject;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All findings of one fingerprint. */
final class Found {
    private final Fingerprint fingerprint;
    private final String function;
    private final Subject first;
    private final Set<FindingClass> classes = EnumSet.noneOf(FindingClass.class);
    private final Set<String> lines = new LinkedHashSet<>();

    /** Begins with none of them; the function is where the first one is, for people. */
    Found(Fingerprint fingerprint, Subject first, String function) {
        this.fingerprint = fingerprint;
        this.first = first;
        this.function = function;
    }

    void add(FindingClass findingClass, String line) {
        classes.add(findingClass);
        lines.add(line);
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    Subject first() {
        return first;
    }

    String function() {
        return function;
    }

    /** What they are, a line each, unless it is the same. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * The class that an entry is limited to, so that it does not hide a leak where nothing but a late or a wrong free was
     * found. What is a leak today is held or outstanding when the program ends in another way: that has no limit.
     */
    Optional<FindingClass> limit() {
        return limit(classes);
    }

    /** The same of these classes, at least one. */
    static Optional<FindingClass> limit(Set<FindingClass> classes) {
        FindingClass only = classes.iterator().next();
        return classes.size() == 1 && (only == FindingClass.LATE_FREE || only == FindingClass.WRONG_FREE)
                ? Optional.of(only)
                : Optional.empty();
    }
}
