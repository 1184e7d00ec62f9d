// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Verdict;
import io.comleak.model.Apartment;
import io.comleak.report.Amounts;
import java.util.ArrayList;
import java.util.List;

/** What a report ends with: all in short, what has to be known beside it, and the exit code. */
final class ClosingText {
    private final LeakCheck check;
    private final Policies policies;
    private final VerdictText verdict;
    private final SymbolsText symbols;

    ClosingText(LeakCheck check, Policies policies, VerdictText verdict, SymbolsText symbols) {
        this.check = check;
        this.policies = policies;
        this.verdict = verdict;
        this.symbols = symbols;
    }

    List<String> lines(ExitStatus status) {
        List<String> lines = new ArrayList<>();
        if (status.baseline().exists()) {
            lines.addAll(new BaselineText(check, policies).lines(status.baseline()));
        }
        lines.addAll(verdict.closing());
        lines.addAll(new SuppressionsText(check.suppressions()).idle());
        killedThreads(lines);
        if (check.run().oleCache()) {
            lines.add("The OLE cache was left on (--ole-cache): blocks that it keeps look like leaks.");
        }
        withoutStack(lines);
        lines.addAll(symbols.lines());
        if (status.baseline().withoutKnown(check).verdict() == Verdict.LEAKS
                && !status.failures().contains(Finding.LEAKS)) {
            lines.add("The leaks are within what --max-leaks and --max-bytes tolerate.");
        }
        if (policies.showsAnyOf(check) || status.code() != 0) {
            lines.add(ExitText.of(status, check));
        }
        return lines;
    }

    private void killedThreads(List<String> lines) {
        List<Apartment> killed = check.run().apartments().stream()
                .filter(apartment -> apartment.end() == Apartment.End.THREAD_KILLED)
                .toList();
        for (Apartment apartment : killed.subList(0, Math.min(OpeningText.MOST_APARTMENTS, killed.size()))) {
            lines.add("Thread " + Integer.toUnsignedString(apartment.thread()) + " (" + apartment.kind()
                    + ") was killed in its apartment: what it held was never released.");
        }
        int more = killed.size() - OpeningText.MOST_APARTMENTS;
        if (more > 0) {
            lines.add("… and " + Amounts.count(more, "more thread"));
        }
    }

    private void withoutStack(List<String> lines) {
        long withoutStack = check.run().counts().withoutStack();
        if (withoutStack > 0) {
            lines.add(
                    Amounts.count(withoutStack, "event") + (withoutStack == 1 ? " was" : " were")
                            + " recorded without a stack, as comleak's room for stacks, or the thread's own stack, was used up.");
        }
    }
}
