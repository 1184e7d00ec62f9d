// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.model.WrongFree;
import io.comleak.report.ContentsShown;
import io.comleak.report.FrameText;
import io.comleak.report.HarmlessJson;
import io.comleak.report.origin.Origins;
import io.comleak.report.suppress.SuppressionEntries;
import io.comleak.source.SourceLines;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes all that the page shows, as JSON that ends no element of HTML. Frames and strings that come more than once are
 * numbers in it; what they stand for comes last, when all of them are known.
 */
final class PageData {
    private final LeakCheck check;
    private final ExitStatus status;
    private final Policies policies;
    private final Symbols symbols;
    private final ContentsShown contents;
    private final String version;
    private final VerdictData verdict;
    private final SourceLines sources;

    PageData(
            LeakCheck check,
            ExitStatus status,
            Policies policies,
            Symbols symbols,
            ContentsShown contents,
            String version,
            VerdictData verdict,
            SourceLines sources) {
        this.check = check;
        this.status = status;
        this.policies = policies;
        this.symbols = symbols;
        this.contents = contents;
        this.version = version;
        this.verdict = verdict;
        this.sources = sources;
    }

    // The writer is the caller's to close, and with it this one.
    @SuppressWarnings("resource")
    void write(Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new HarmlessJson(out));
        json.setHtmlSafe(true);
        LeakCheck shown = status.baseline().withoutKnown(check);
        FrameText frames = new FrameText(check.run().target(), symbols);
        Strings strings = new Strings();
        Stacks stacks = new Stacks(json, check.run().target(), symbols, frames, strings);
        json.beginObject();
        json.name("version").value(version);
        verdict.write(json);
        new RunData(shown, policies, symbols, frames, json).write();
        findings(shown, json, stacks, frames, strings);
        stacks.writeFrames();
        stacks.writeSources(sources);
        strings.write(json);
        json.endObject();
        json.flush();
    }

    private void findings(LeakCheck shown, JsonWriter json, Stacks stacks, FrameText frames, Strings strings)
            throws IOException {
        Fingerprinter fingerprints = new Fingerprinter(check.run().target(), symbols);
        SuppressionEntries entries = new SuppressionEntries(shown, policies, symbols, fingerprints);
        BlockData blocks = new BlockData(json, check.run().target(), symbols, contents, strings);
        FindingData finding = new FindingData(json, fingerprints, entries, frames, strings);
        Origins origins = new Origins(check.run().target(), symbols);
        GroupData groups = new GroupData(json, finding, origins, stacks, blocks, strings);
        WrongFreeData wrongFrees = new WrongFreeData(json, finding, origins, stacks, blocks, check, policies, symbols);
        json.name("findings").beginArray();
        for (LeakGroup group : shown.groups()) {
            if (policies.shows(Finding.of(group.leakClass()))) {
                groups.write(group, status.baseline());
            }
        }
        if (policies.shows(Finding.WRONG_FREES)) {
            for (WrongFree wrong : shown.wrongFrees()) {
                wrongFrees.write(wrong, status.baseline());
            }
        }
        json.endArray();
    }
}
