// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.report.Names;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the member ending. */
final class EndingPart {
    /** Makes an ending of an exit code. */
    @FunctionalInterface
    private interface Kind {
        Ending of(int exitCode);
    }

    private static final Map<String, Kind> KINDS = kinds();

    private final FaultPart faultPart;
    private final Members members = new Members()
            .required("kind", json -> kind = json.word(KINDS))
            .required("exitCode", json -> exitCode = json.unsigned())
            .required("milliseconds", json -> milliseconds = json.count())
            .optional("fault", this::fault);
    private Kind kind = Ending.Exited::new;
    private int exitCode;
    private long milliseconds;
    private @Nullable Fault fault;

    EndingPart(Stacks stacks) {
        faultPart = new FaultPart(stacks);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Stream.<Kind>of(
                        Ending.Exited::new,
                        code -> new Ending.Crashed(code, null),
                        Ending.Killed::new,
                        Ending.TimedOut::new,
                        Ending.Interrupted::new)
                .forEach(kind -> kinds.put(Names.of(kind.of(0)), kind));
        return kinds;
    }

    void read(JsonSource json) throws IOException {
        members.read(json);
        if (fault != null && !(kind.of(exitCode) instanceof Ending.Crashed)) {
            throw json.wrong("only a crash has a fault");
        }
    }

    private void fault(JsonSource json) throws IOException {
        fault = faultPart.read(json);
    }

    Ending ending() {
        return fault == null ? kind.of(exitCode) : new Ending.Crashed(exitCode, fault);
    }

    /** From the target's start to its death. */
    Duration duration() {
        return Duration.ofMillis(milliseconds);
    }
}
