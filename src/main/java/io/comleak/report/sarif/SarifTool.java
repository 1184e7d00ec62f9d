// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.report.findings.Rule;
import java.io.IOException;
import java.util.List;

/** Writes what comleak is, and what it looks for. */
final class SarifTool {
    /** In the order in which results refer to them. */
    static final List<Rule> RULES = List.of(Rule.values());

    private final JsonWriter json;

    SarifTool(JsonWriter json) {
        this.json = json;
    }

    void write(String version) throws IOException {
        json.name("tool").beginObject();
        json.name("driver").beginObject();
        json.name("name").value("comleak");
        json.name("version").value(version);
        SarifText.message(json, "shortDescription", "Finds COM memory leaks in Windows programs.");
        json.name("rules").beginArray();
        for (Rule rule : RULES) {
            rule(rule);
        }
        json.endArray();
        json.name("notifications").beginArray();
        descriptor(SarifInvocation.NOT_LISTED, "Findings that are not listed");
        for (Rule rule : List.of(Rule.INCOMPLETE, Rule.CHILDREN)) {
            descriptor(rule.id(), rule.title());
        }
        json.endArray();
        json.endObject();
        json.endObject();
    }

    private void rule(Rule rule) throws IOException {
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("name").value(name(rule));
        SarifText.message(json, "shortDescription", rule.title() + ".");
        SarifText.message(json, "fullDescription", rule.title() + ". " + rule.help());
        SarifText.message(json, "help", rule.help());
        json.name("properties").beginObject();
        json.name("tags").beginArray().value("com").value("memory").endArray();
        json.endObject();
        json.endObject();
    }

    private void descriptor(String id, String title) throws IOException {
        json.beginObject();
        json.name("id").value(id);
        SarifText.message(json, "shortDescription", title + ".");
        json.endObject();
    }

    /** Such as {@code ComLateFree} for {@code com-late-free}. */
    private static String name(Rule rule) {
        StringBuilder name = new StringBuilder();
        for (String word : rule.id().split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
