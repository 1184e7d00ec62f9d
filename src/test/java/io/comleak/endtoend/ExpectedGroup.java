// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A group as expected.json has it.
 *
 * @param contents first bytes in hex, a dot for a digit that may be any; null if they do not matter
 */
record ExpectedGroup(
        String groupClass, long blocks, long size, @Nullable String contents, String place, String freedAt) {
    static ExpectedGroup of(JsonObject group, String machine) {
        String file = group.get("file").getAsString();
        String freedAt = group.has("freedIn")
                ? group.get("freedIn").getAsString() + " " + file + ":"
                        + group.get("freedLine").getAsInt()
                : "";
        return new ExpectedGroup(
                group.get("class").getAsString(),
                group.get("blocks").getAsLong(),
                of(group, "size", machine).getAsLong(),
                group.has("contents") ? of(group, "contents", machine).getAsString() : null,
                group.get("function").getAsString() + " " + file + ":"
                        + group.get("line").getAsInt(),
                freedAt);
    }

    /** A value for both machines, or one for each. */
    private static JsonElement of(JsonObject group, String name, String machine) {
        JsonElement value = group.get(name);
        return value.isJsonObject() ? value.getAsJsonObject().get(machine) : value;
    }

    boolean matches(ReportedGroup reported) {
        return groupClass.equals(reported.groupClass())
                && blocks == reported.blocks()
                && reported.sizes().equals(Collections.nCopies((int) blocks, size))
                && reported.contents().stream().allMatch(this::matchesContents)
                && place.equals(reported.place())
                && freedAt.equals(reported.freedAt());
    }

    private boolean matchesContents(String hex) {
        // No more bytes than the block has, and digits alone: "not-read" stands where there are none.
        return contents == null || (hex.length() <= 2 * size && hex.matches(contents + "[0-9a-f]*"));
    }
}
