// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.Compared;
import io.comleak.leaks.Standing;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the members baseline: that of the run, and those of its findings. */
final class BaselinePart {
    private static final Map<String, Standing> STANDINGS = Arrays.stream(Standing.values())
            .filter(Standing::ofSomething)
            .collect(Collectors.toMap(Names::of, Function.identity()));

    private final Members whole = new Members()
            .required("complete", json -> complete = json.bool())
            .required("otherProgram", json -> otherProgram = json.bool());
    private final Members ofFinding = new Members()
            .required("standing", json -> standing = json.word(STANDINGS))
            .required("blocks", json -> blocks = json.count())
            .required("bytes", json -> bytes = json.count());
    private final Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    private final IdentityHashMap<Object, Compared> standings = new IdentityHashMap<>();
    private boolean exists;
    private boolean complete;
    private boolean otherProgram;
    private Standing standing = Standing.NEW;
    private long blocks;
    private long bytes;
    private @Nullable Compared compared;

    BaselinePart() {
        for (Standing of : STANDINGS.values()) {
            whole.required(Names.member(of), json -> counts.put(of, json.count()));
        }
    }

    void read(JsonSource json) throws IOException {
        whole.read(json);
        exists = true;
    }

    /** A finding has a baseline where it was compared. */
    void addTo(Members finding) {
        finding.optional("baseline", json -> {
            ofFinding.read(json);
            compared = new Compared(standing, blocks, bytes);
        });
    }

    /** Before the next finding is read. */
    void clear() {
        compared = null;
    }

    /** What was read last is that finding's. */
    void keepFor(Object finding) {
        if (compared != null) {
            standings.put(finding, compared);
        }
    }

    /** Once all is read; where the sums are those of other findings, the file was changed. */
    Baseline baseline(JsonSource json) throws IOException {
        Map<Standing, Long> found =
                standings.values().stream().collect(Collectors.groupingBy(Compared::standing, Collectors.counting()));
        counts.values().removeIf(count -> count == 0);
        if (!counts.equals(found)) {
            throw json.contradiction("baseline counts " + counts + ", and the findings are " + found);
        }
        return exists ? new SavedBaseline(complete, otherProgram, standings) : Baseline.NONE;
    }
}
