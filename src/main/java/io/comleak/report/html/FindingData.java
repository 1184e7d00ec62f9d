// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Compared;
import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Fingerprinter;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.report.FrameText;
import io.comleak.report.Names;
import io.comleak.report.suppress.SuppressionEntries;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what every kind of finding has. */
final class FindingData {
    private final JsonWriter json;
    private final Fingerprinter fingerprints;
    private final SuppressionEntries entries;
    private final FrameText frames;
    private final Strings strings;

    FindingData(
            JsonWriter json,
            Fingerprinter fingerprints,
            SuppressionEntries entries,
            FrameText frames,
            Strings strings) {
        this.json = json;
        this.fingerprints = fingerprints;
        this.entries = entries;
        this.frames = frames;
        this.strings = strings;
    }

    /** Members about its stack, with the first frame of own code in it. */
    void write(String findingClass, StackTrace stack, @Nullable Frame own, Optional<Compared> compared)
            throws IOException {
        Fingerprint fingerprint = fingerprints.of(stack);
        json.name("class").value(findingClass);
        json.name("fingerprint").value(fingerprint.digits());
        json.name("basis").value(Names.of(fingerprint.basis()));
        json.name("entry").value(entries.of(stack));
        json.name("place").value(strings.number(place(stack, own)));
        Optional<String> called = own == null ? Optional.empty() : frames.called(stack, own);
        if (called.isPresent()) {
            json.name("api").value(strings.number(called.get()));
        }
        if (compared.isPresent()) {
            json.name("baseline").beginObject();
            json.name("standing").value(Names.of(compared.get().standing()));
            json.name("blocks").value(compared.get().blocks());
            json.name("bytes").value(compared.get().bytes());
            json.endObject();
        }
    }

    /** Where own code comes in. */
    String place(StackTrace stack, @Nullable Frame own) {
        if (stack.frames().isEmpty()) {
            return "no stack was recorded";
        }
        return own == null ? "outside the code of " + frames.program() : frames.place(own);
    }
}
