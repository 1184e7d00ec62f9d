// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group as expected.json has it.
 *
 * @param size of each block
 * @param what the first block is, as the text says it, without addresses; empty if that cannot be told
 * @param api the function that the program called for it; empty if it has no name
 * @param owned what it owns, by its stacks, without a class
 * @param contents first bytes in hex, a dot for a digit that may be any; null if they do not matter
 */
record ExpectedGroup(
        String groupClass,
        long blocks,
        long size,
        @Nullable String contents,
        String what,
        String api,
        String place,
        String freedAt,
        List<ExpectedGroup> owned) {
    static ExpectedGroup of(JsonObject group, String machine) {
        String file = group.get("file").getAsString();
        String freedAt = group.has("freedIn")
                ? group.get("freedIn").getAsString() + " " + file + ":"
                        + group.get("freedLine").getAsInt()
                : "";
        List<ExpectedGroup> owned = new ArrayList<>();
        if (group.has("owned")) {
            group.getAsJsonArray("owned").forEach(it -> owned.add(of(it.getAsJsonObject(), machine)));
        }
        return new ExpectedGroup(
                group.has("class") ? group.get("class").getAsString() : "",
                group.get("blocks").getAsLong(),
                of(group, "size", machine).getAsLong(),
                group.has("contents") ? of(group, "contents", machine).getAsString() : null,
                of(group, "what", machine).getAsString(),
                of(group, "api", machine).getAsString(),
                group.get("function").getAsString() + " " + file + ":"
                        + group.get("line").getAsInt(),
                freedAt,
                owned);
    }

    /** A value for both machines, or one for each. */
    private static JsonElement of(JsonObject group, String name, String machine) {
        JsonElement value = group.get(name);
        return value.isJsonObject() ? value.getAsJsonObject().get(machine) : value;
    }

    boolean matches(ReportedGroup reported) {
        return groupClass.equals(reported.groupClass())
                && blocks == reported.blocks()
                && reported.sizes().stream().allMatch(it -> it == size)
                && reported.contents().stream().allMatch(this::matchesContents)
                && what.equals(reported.what())
                && api.equals(reported.api())
                && place.equals(reported.place())
                && freedAt.equals(reported.freedAt())
                && ownsWhat(reported);
    }

    private boolean ownsWhat(ReportedGroup reported) {
        List<ReportedGroup> left = new ArrayList<>(reported.owned());
        for (ExpectedGroup expected : owned) {
            Optional<ReportedGroup> match =
                    left.stream().filter(expected::matches).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            left.remove(match.get());
        }
        return left.isEmpty();
    }

    private boolean matchesContents(String hex) {
        // No more bytes than the block has, and digits alone: "not-read" stands where there are none.
        return contents == null || (hex.length() <= 2 * size && hex.matches(contents + "[0-9a-f]*"));
    }
}
