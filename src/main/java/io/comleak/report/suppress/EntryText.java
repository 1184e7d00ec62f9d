// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Fingerprint.Basis;
import io.comleak.leaks.ProgramStart;
import io.comleak.report.Amounts;
import io.comleak.suppress.Call;
import io.comleak.suppress.FindingClass;
import io.comleak.suppress.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the entry of one fingerprint: what it is, as comments, the entry, and the same by its frames, as comments. */
final class EntryText {
    private static final int MOST_LINES = 3;

    /** Of the stack. More of them match less. */
    private static final int MOST_FRAMES = 8;

    private final Writer out;

    EntryText(Writer out) {
        this.out = out;
    }

    void write(Found found) throws IOException {
        line("");
        List<String> lines = found.lines();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            line("# " + line);
        }
        if (lines.size() > MOST_LINES) {
            line("# and " + Amounts.number(lines.size() - MOST_LINES) + " more");
        }
        entry(found.function(), found.fingerprint(), found.limit());
        frames(found.first());
    }

    /** The entry itself, for a function and a class that it may be limited to. */
    void entry(String function, Fingerprint fingerprint, Optional<FindingClass> limit) throws IOException {
        line("[" + function + " " + fingerprint.digits() + "]");
        line("fingerprint: " + fingerprint.digits());
        if (limit.isPresent()) {
            line("class: " + limit.get().word());
        }
        basis(fingerprint.basis());
    }

    private void basis(Basis basis) throws IOException {
        switch (basis) {
            case NAMES -> {}
            case EXPORTS -> line("# This fingerprint is made from exports: that of another build may be another.");
            case OFFSETS -> line("# This fingerprint is made from offsets: that of another build is another.");
        }
    }

    private void frames(Subject subject) throws IOException {
        if (subject.calls().isEmpty()) {
            line("# No stack was recorded: this hides all that has none.");
            return;
        }
        List<String> frames = new ArrayList<>();
        List<Call> calls = subject.calls();
        for (Call call : calls.subList(Math.max(0, subject.api()), calls.size())) {
            frames.add(PatternText.of(call));
            if (frames.size() == MOST_FRAMES || ProgramStart.isMain(call.function())) {
                break;
            }
        }
        if (frames.stream().anyMatch(PatternText::saysSomething)) {
            line("# In place of the fingerprint:");
            line("# frames:");
            for (String frame : frames) {
                line("#   " + frame);
            }
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
