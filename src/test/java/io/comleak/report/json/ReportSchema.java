// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Set;

/** The published schema of the JSON report, as a validator that comleak has no part in reads it. */
public final class ReportSchema {
    /** As it is published: a later comleak may have more members. */
    public static final ReportSchema PUBLISHED = new ReportSchema(published());

    /** No member may be there that it does not name: none that this comleak writes is left out. */
    public static final ReportSchema STRICT = new ReportSchema(strict(published()));

    /** The same of comparisons. */
    public static final ReportSchema STRICT_DIFF = new ReportSchema(strict(parsed(JsonSchema.ofDiff())));

    private final com.networknt.schema.JsonSchema schema;

    private ReportSchema(JsonNode text) {
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
        schema.initializeValidators();
    }

    static JsonNode published() {
        return parsed(JsonSchema.text());
    }

    private static JsonNode parsed(String schema) {
        try {
            return new ObjectMapper().readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && "object".equals(object.path("type").asText())) {
            object.put("additionalProperties", false);
        }
        node.forEach(ReportSchema::strict);
        return node;
    }

    /** What it finds wrong with a report. */
    public Set<ValidationMessage> faults(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    public void assertValid(String json) {
        assertThat(faults(json)).isEmpty();
    }
}
