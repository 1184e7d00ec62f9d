// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.leaks.ExitStatus;
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
import io.comleak.report.Amounts;
import io.comleak.report.FrameText;
import io.comleak.report.Printable;
import io.comleak.report.Reporter;
import io.comleak.report.origin.Origins;
import io.comleak.report.origin.OwnLine;
import io.comleak.suppress.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a suppression for each fingerprint of what was found, less what the policies ignore. */
public final class SuppressionReporter implements Reporter {
    private final Policies policies;
    private final Symbols symbols;
    private final boolean alsoNone;

    /** {@code alsoNone}: where nothing was found, that is said, as a file should not be empty. */
    public SuppressionReporter(Policies policies, Symbols symbols, boolean alsoNone) {
        this.policies = policies;
        this.symbols = symbols;
        this.alsoNone = alsoNone;
    }

    @Override
    public void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException {
        write(check, out);
    }

    @Override
    public void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException {
        write(check, out);
    }

    private void write(LeakCheck check, Writer out) throws IOException {
        Map<Long, Found> found = new Findings(check).all();
        String program = Printable.of(check.run().target().name());
        if (!found.isEmpty()) {
            out.write("# Suppressions for " + program
                    + ". Say why in each, as reason: and a text; expires: YYYY-MM-DD ends it after that day.\n");
        } else if (alsoNone) {
            out.write("# Nothing was found in " + program + ".\n");
        }
        EntryText entries = new EntryText(out);
        for (Found each : found.values()) {
            entries.write(each);
        }
        out.flush();
    }

    /** Gathers what was found in one check. */
    private final class Findings {
        private final LeakCheck check;
        private final Fingerprinter fingerprints;
        private final Subjects subjects;
        private final FrameText frames;
        private final Origins origins;
        private final EntryName names;
        private final Map<Long, Found> found = new LinkedHashMap<>();

        Findings(LeakCheck check) {
            this.check = check;
            this.fingerprints = new Fingerprinter(check.run().target(), symbols);
            this.subjects = new Subjects(check.run().target(), symbols);
            this.frames = new FrameText(check.run().target(), symbols);
            this.origins = new Origins(check.run().target(), symbols);
            this.names = new EntryName(check.run().target(), symbols);
        }

        Map<Long, Found> all() {
            for (LeakGroup group : check.groups()) {
                if (policies.shows(Finding.of(group.leakClass()))) {
                    Subject subject = subjects.of(group);
                    String amount = Amounts.bytesInBlocks(group.bytes(), group.blocks());
                    add(subject, group.stack(), amount + ", allocated");
                    // Each is a finding of its own as soon as its owner is not reported.
                    group.owned().forEach(owned -> add(owned.alone(group.leakClass())));
                }
            }
            if (policies.shows(Finding.WRONG_FREES)) {
                for (WrongFree wrong : check.wrongFrees()) {
                    add(subjects.of(wrong), wrong.freed(), Amounts.count(wrong.times(), "time") + ",");
                }
            }
            return found;
        }

        private void add(LeakGroup owned) {
            String amount = Amounts.bytesInBlocks(owned.bytes(), owned.blocks());
            add(subjects.of(owned), owned.stack(), amount + " that another block owns, allocated");
        }

        private void add(Subject subject, StackTrace stack, String what) {
            Fingerprint fingerprint = fingerprints.of(stack);
            found.computeIfAbsent(fingerprint.bits(), bits -> new Found(fingerprint, subject, names.of(stack)))
                    .add(subject.findingClass(), subject.findingClass().word() + ": " + what + where(stack));
        }

        private String where(StackTrace stack) {
            OwnLine own = frames.ownLine(stack);
            if (own == null) {
                return " outside the code of " + frames.program();
            }
            return origins.called(stack).map(api -> " by " + Printable.of(api)).orElse("") + " in " + frames.place(own);
        }
    }
}
