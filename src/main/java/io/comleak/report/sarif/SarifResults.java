// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Found;
import io.comleak.report.findings.Rule;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes results. */
final class SarifResults {
    /** Under which comleak's fingerprint stands; another version of its rules gets another name. */
    private static final String FINGERPRINT = "comleak/v1";

    private final JsonWriter json;
    private final Target target;
    private final FindingText text;
    private final SarifStacks stacks;
    private final SarifArtifacts artifacts;

    SarifResults(JsonWriter json, Target target, FindingText text, SarifStacks stacks, SarifArtifacts artifacts) {
        this.json = json;
        this.target = target;
        this.text = text;
        this.stacks = stacks;
        this.artifacts = artifacts;
    }

    void write(Found found) throws IOException {
        json.beginObject();
        json.name("ruleId").value(found.rule().id());
        json.name("ruleIndex").value(SarifTool.RULES.indexOf(found.rule()));
        json.name("level").value(SarifText.level(found.severity()));
        SarifText.message(json, "message", message(found));
        location(found);
        fingerprint(found);
        stacks(found);
        properties(found);
        json.endObject();
    }

    /** First a sentence that stands alone, as some servers show no more; then what else the text report has. */
    private String message(Found found) {
        String headline = text.headline(found);
        String more = text.whole(found).lines().skip(1).collect(Collectors.joining("\n"));
        return headline + (headline.endsWith(".") ? "" : ".") + (more.isBlank() ? "" : "\n" + more);
    }

    /** GitHub refuses a file with a result that has none: where no line is known, it is the program. */
    private void location(Found found) throws IOException {
        Optional<Symbol> source = text.source(found);
        json.name("locations").beginArray().beginObject();
        json.name("physicalLocation").beginObject();
        artifacts.location(source.map(Symbol::file).orElse(target.program()));
        stacks.region(source.map(Symbol::line).orElse(1));
        json.endObject();
        json.name("logicalLocations").beginArray().beginObject();
        json.name("fullyQualifiedName").value(text.function(found));
        json.name("kind").value(found.ownFrame() == null ? "module" : "function");
        json.endObject().endArray();
        json.endObject().endArray();
    }

    private void fingerprint(Found found) throws IOException {
        Optional<String> digits = text.fingerprint(found).map(print -> print.digits());
        if (digits.isPresent()) {
            json.name("partialFingerprints").beginObject();
            json.name(FINGERPRINT).value(digits.get());
            json.endObject();
        }
    }

    private void stacks(Found found) throws IOException {
        json.name("stacks").beginArray();
        if (found instanceof Found.Blocks blocks) {
            stack("allocated", blocks.group().stack());
            FreedLate freed = blocks.group().freed();
            if (freed != null) {
                stack("freed", freed.stack());
            }
        } else if (found instanceof Found.Freed freed) {
            wrongFree(freed.wrong());
        } else {
            stack(found.rule() == Rule.INCOMPLETE ? "crashed" : "COM was initialised", found.stack());
        }
        json.endArray();
    }

    private void wrongFree(WrongFree wrong) throws IOException {
        stack("freed", wrong.freed());
        if (wrong.firstFreed() != null) {
            stack("first freed", wrong.firstFreed());
        }
        if (wrong.block() != null) {
            stack("allocated", wrong.block().stack());
        }
    }

    private void stack(String message, StackTrace stack) throws IOException {
        if (!stack.frames().isEmpty()) {
            stacks.write(message, stack);
        }
    }

    private void properties(Found found) throws IOException {
        if (found instanceof Found.Blocks blocks) {
            LeakGroup group = blocks.group();
            json.name("properties").beginObject();
            json.name("blocks").value(group.allBlocks());
            json.name("bytes").value(group.allBytes());
            if (!group.owned().isEmpty()) {
                json.name("ownedBlocks").value(group.ownedBlocks());
                json.name("ownedBytes").value(group.ownedBytes());
            }
            json.endObject();
        } else if (found instanceof Found.Freed freed) {
            json.name("occurrenceCount").value(freed.wrong().times());
        }
    }
}
