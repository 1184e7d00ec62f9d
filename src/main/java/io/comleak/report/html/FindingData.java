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
import io.comleak.report.Printable;
import io.comleak.report.origin.OwnLine;
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

    /** Members about its stack, with the function that own code called. */
    void write(String findingClass, StackTrace stack, Optional<String> api, Optional<Compared> compared)
            throws IOException {
        Fingerprint fingerprint = fingerprints.of(stack);
        json.name("class").value(findingClass);
        json.name("fingerprint").value(fingerprint.digits());
        json.name("basis").value(Names.of(fingerprint.basis()));
        json.name("entry").value(entries.of(stack));
        json.name("place").value(strings.number(place(stack, frames.ownLine(stack))));
        if (api.isPresent()) {
            json.name("api").value(strings.number(Printable.of(api.get())));
        }
        if (compared.isPresent()) {
            json.name("baseline").beginObject();
            json.name("standing").value(Names.of(compared.get().standing()));
            json.name("blocks").value(compared.get().blocks());
            json.name("bytes").value(compared.get().bytes());
            json.endObject();
        }
    }

    /** Where the user's own line is, looked for from a frame on. */
    String place(StackTrace stack, @Nullable Frame first) {
        return place(stack, frames.ownLine(stack, first));
    }

    private String place(StackTrace stack, @Nullable OwnLine own) {
        if (stack.frames().isEmpty()) {
            return "no stack was recorded";
        }
        return own == null ? "outside the code of " + frames.program() : frames.place(own);
    }
}
