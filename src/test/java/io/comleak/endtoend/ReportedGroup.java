// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report says of a group, without addresses and thread numbers.
 *
 * @param place function, file and line of the first own frame of the allocating stack
 * @param what the first block is, as the text says it, without addresses; empty if that cannot be told
 * @param api the function that the program called for it; empty if it has no name
 * @param owned what it owns, by its stacks, without a class
 * @param freedAt the same of the freeing stack; empty if there is none
 */
record ReportedGroup(
        String groupClass,
        long blocks,
        List<Long> sizes,
        List<String> contents,
        String what,
        String api,
        String place,
        String freedAt,
        List<ReportedGroup> owned) {
    static ReportedGroup of(JsonObject group) {
        List<Long> sizes = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        for (JsonElement element : group.getAsJsonArray("list")) {
            JsonObject block = element.getAsJsonObject();
            JsonObject bytes = block.getAsJsonObject("contents");
            sizes.add(block.get("size").getAsLong());
            contents.add(
                    bytes.has("hex")
                            ? bytes.get("hex").getAsString()
                            : bytes.get("state").getAsString());
        }
        List<ReportedGroup> owned = new ArrayList<>();
        if (group.has("owned")) {
            group.getAsJsonArray("owned").forEach(it -> owned.add(of(it.getAsJsonObject())));
        }
        return new ReportedGroup(
                group.has("class") ? group.get("class").getAsString() : "",
                group.get("blocks").getAsLong(),
                sizes,
                contents,
                what(group.getAsJsonArray("list").get(0).getAsJsonObject()),
                group.has("api") ? group.get("api").getAsString() : "",
                place(group.getAsJsonArray("stack")),
                group.has("freed") ? place(group.getAsJsonArray("freed")) : "",
                owned);
    }

    private static String what(JsonObject block) {
        if (!block.has("decoded")) {
            return "";
        }
        JsonObject decoded = block.getAsJsonObject("decoded");
        String value = decoded.get("value").getAsString();
        String shown = decoded.get("quoted").getAsBoolean() ? " \"" + value + "\"" : value.isEmpty() ? "" : " " + value;
        String what = (decoded.get("guess").getAsBoolean() ? "perhaps " : "")
                + decoded.get("type").getAsString()
                + shown;
        return what.replaceAll("0x[0-9a-f]+", "0x…");
    }

    /** Whether the target's own code is on the allocating stack. */
    static boolean isOwn(JsonObject group) {
        return !place(group.getAsJsonArray("stack")).isEmpty();
    }

    static String place(JsonArray frames) {
        for (JsonElement element : frames) {
            JsonObject frame = element.getAsJsonObject();
            if (frame.get("own").getAsBoolean()) {
                JsonArray symbols = frame.getAsJsonArray("symbols");
                return symbols.isEmpty() ? "?" : place(symbols.get(0).getAsJsonObject());
            }
        }
        return "";
    }

    private static String place(JsonObject symbol) {
        String file = symbol.has("file") ? symbol.get("file").getAsString() : "?";
        return symbol.get("function").getAsString() + " " + file.replaceFirst(".*[/\\\\]", "") + ":"
                + (symbol.has("line") ? symbol.get("line").getAsInt() : 0);
    }
}
