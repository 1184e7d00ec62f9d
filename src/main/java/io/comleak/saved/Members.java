// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The members of a kind of object, in whatever order they come. None may come twice, and none that is required may be
 * missing. One that is not known is read over: a later comleak may have more to say.
 */
final class Members {
    private static final int MOST_UNKNOWN = 1000;

    private record Member(int number, Step step) {}

    private final Map<String, Member> known = new HashMap<>();
    private long required;

    /** A member that must be there. */
    Members required(String name, Step step) {
        required |= 1L << known.size();
        return optional(name, step);
    }

    /** A member that may be missing. */
    Members optional(String name, Step step) {
        known.put(name, new Member(known.size(), step));
        return this;
    }

    /** Reads an object. */
    void read(JsonSource json) throws IOException {
        json.enter();
        long missing = required & ~readAll(json);
        json.leave();
        if (missing != 0) {
            throw json.wrong("it has no \"" + nameOf(missing) + "\"");
        }
    }

    /** The numbers of the members that came, a bit each. */
    private long readAll(JsonSource json) throws IOException {
        long came = 0;
        Set<String> unknown = Set.of();
        while (json.hasNext()) {
            String name = json.name();
            Member member = known.get(name);
            if (member == null) {
                unknown = unknown.isEmpty() ? new HashSet<>() : unknown;
                refuse(json, !unknown.add(name), "it comes twice");
                refuse(json, unknown.size() > MOST_UNKNOWN, "comleak writes no such members");
                json.skip();
            } else {
                long bit = 1L << member.number();
                refuse(json, (came & bit) != 0, "it comes twice");
                came |= bit;
                member.step().read(json);
            }
        }
        return came;
    }

    private static void refuse(JsonSource json, boolean wrong, String what) throws IOException {
        if (wrong) {
            throw json.wrong(what);
        }
    }

    private String nameOf(long missing) {
        int number = Long.numberOfTrailingZeros(missing);
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().number() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
