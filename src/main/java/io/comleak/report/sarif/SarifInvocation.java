// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Verdict;
import io.comleak.model.Incompleteness;
import io.comleak.model.RunFacts;
import io.comleak.model.Target;
import io.comleak.report.Amounts;
import io.comleak.report.Names;
import io.comleak.report.Printable;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Found;
import io.comleak.report.findings.Rule;
import io.comleak.report.findings.Severity;
import java.io.IOException;
import java.util.List;

/** Writes how the run went: it did not succeed where something was not seen. */
final class SarifInvocation {
    static final String NOT_LISTED = "com-not-listed";

    private final JsonWriter json;
    private final LeakCheck check;
    private final ExitStatus status;
    private final FindingText text;

    SarifInvocation(JsonWriter json, LeakCheck check, ExitStatus status, FindingText text) {
        this.json = json;
        this.check = check;
        this.status = status;
        this.text = text;
    }

    /** With how many of the findings are not listed. */
    void write(List<Found> findings, int more) throws IOException {
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").value(check.verdict() != Verdict.INCOMPLETE);
        json.name("exitCode").value(Integer.toUnsignedLong(status.code()));
        List<String> closing = text.plain().closing(status);
        json.name("exitCodeDescription").value(closing.get(closing.size() - 1));
        json.name("toolExecutionNotifications").beginArray();
        notifications(findings);
        if (more > 0) {
            notification(NOT_LISTED, Severity.WARNING, Amounts.count(more, "more finding") + " are not listed.");
        }
        json.endArray();
        properties();
        json.endObject().endArray();
    }

    private void notifications(List<Found> findings) throws IOException {
        for (Found found : findings) {
            if (found.rule() == Rule.CHILDREN) {
                notification(found.rule().id(), found.severity(), text.headline(found));
            } else if (found.rule() == Rule.INCOMPLETE && check instanceof LeakCheck.Incomplete incomplete) {
                for (Incompleteness reason : incomplete.reasons()) {
                    notification(found.rule().id(), found.severity(), Printable.of(reason.detail()));
                }
            }
        }
    }

    private void notification(String id, Severity severity, String message) throws IOException {
        json.beginObject();
        json.name("descriptor").beginObject();
        json.name("id").value(id);
        json.endObject();
        json.name("level").value(SarifText.level(severity));
        SarifText.message(json, "message", message);
        json.endObject();
    }

    private void properties() throws IOException {
        RunFacts run = check.run();
        Target target = run.target();
        json.name("properties").beginObject();
        json.name("program").value(target.program());
        json.name("commandLine").value(target.commandLine());
        json.name("processId").value(Integer.toUnsignedLong(target.processId()));
        json.name("machine").value(Names.of(target.machine()));
        json.name("ending").value(Names.of(run.ending()));
        json.name("targetExitCode").value(Integer.toUnsignedLong(run.ending().exitCode()));
        json.name("milliseconds").value(run.duration().toMillis());
        json.endObject();
    }
}
