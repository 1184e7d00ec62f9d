// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Verdict;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the member result. */
final class ResultPart {
    private static final Map<String, Verdict> VERDICTS = Words.of(Verdict.class);
    private static final Map<String, ExitStatus.Cause> CAUSES = Words.of(ExitStatus.Cause.class);
    private static final Map<String, Finding> FINDINGS = Words.of(Finding.class);
    private static final Map<String, Incompleteness.Kind> KINDS = Words.of(Incompleteness.Kind.class);

    private final List<Incompleteness> reasons = new ArrayList<>();
    private final Set<Finding> failures = EnumSet.noneOf(Finding.class);
    private final Members members = new Members()
            .required("verdict", json -> verdict = json.word(VERDICTS))
            .required("complete", json -> complete = json.bool())
            .required("exitCode", json -> exitCode = json.unsigned())
            .required("cause", json -> cause = json.word(CAUSES))
            .required("failures", json -> json.array(it -> failures.add(it.word(FINDINGS))))
            .required("reasons", json -> json.array(this::reason));
    private final Members reasonMembers = new Members()
            .required("kind", json -> kind = json.word(KINDS))
            .required("detail", json -> detail = json.string());
    private Verdict verdict = Verdict.INCOMPLETE;
    private boolean complete;
    private int exitCode;
    private ExitStatus.Cause cause = ExitStatus.Cause.TARGET;
    private Incompleteness.Kind kind = Incompleteness.Kind.CRASHED;
    private String detail = "";

    void read(JsonSource json) throws IOException {
        members.read(json);
        if (complete != reasons.isEmpty()) {
            throw json.wrong("a result is incomplete for a reason, and else complete");
        }
    }

    private void reason(JsonSource json) throws IOException {
        reasonMembers.read(json);
        reasons.add(new Incompleteness(kind, detail));
    }

    /** Empty if the result is complete. */
    List<Incompleteness> reasons() {
        return List.copyOf(reasons);
    }

    /** The verdict follows from the rest, unless somebody changed one or the other. */
    void check(LeakCheck check, JsonSource json) throws IOException {
        if (check.verdict() != verdict) {
            throw json.contradiction("the verdict is " + Names.of(verdict) + ", and what was found makes it "
                    + Names.of(check.verdict()));
        }
        if (complete && !(check.run().ending() instanceof Ending.Exited)) {
            throw json.contradiction("the result is complete, and the program did not end by itself");
        }
    }

    ExitStatus status(Baseline baseline) {
        return new ExitStatus(exitCode, cause, failures, baseline);
    }
}
