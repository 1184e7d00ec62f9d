// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON report says that a ledger can be compared with.
 *
 * @param reasons why the result is incomplete
 * @param listed whether all blocks are listed
 */
record Report(
        String ending,
        String verdict,
        List<String> reasons,
        long allocations,
        long reallocations,
        long frees,
        long wrongFrees,
        boolean listed,
        List<Reported> blocks) {
    Report {
        reasons = List.copyOf(reasons);
        blocks = List.copyOf(blocks);
    }

    /**
     * A block that is outstanding.
     *
     * @param function of the first own frame of the stack; empty if there is none
     * @param state of its contents
     * @param bytes its first ones; null if they were not read
     */
    record Reported(
            long address,
            long size,
            String function,
            int thread,
            int reallocations,
            String state,
            @Nullable ByteBuffer bytes) {}

    static Report read(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject totals = json.getAsJsonObject("totals");
        JsonObject result = json.getAsJsonObject("result");
        List<String> reasons = new ArrayList<>();
        for (JsonElement reason : result.getAsJsonArray("reasons")) {
            reasons.add(reason.getAsJsonObject().get("kind").getAsString());
        }
        List<Reported> blocks = new ArrayList<>();
        boolean listed = true;
        for (JsonElement element : json.getAsJsonArray("groups")) {
            JsonObject group = element.getAsJsonObject();
            if (!group.get("class").getAsString().equals("late-free")) {
                listed &= add(group, blocks);
                JsonArray owned = group.has("owned") ? group.getAsJsonArray("owned") : new JsonArray();
                for (JsonElement of : owned) {
                    listed &= add(of.getAsJsonObject(), blocks);
                }
            }
        }
        return new Report(
                json.getAsJsonObject("ending").get("kind").getAsString(),
                result.get("verdict").getAsString(),
                reasons,
                totals.get("allocations").getAsLong(),
                totals.get("reallocations").getAsLong(),
                totals.get("frees").getAsLong(),
                totals.get("wrongFrees").getAsLong(),
                listed,
                blocks);
    }

    /** Returns whether all of the group's blocks are listed. */
    private static boolean add(JsonObject group, List<Reported> blocks) {
        String function = function(group.getAsJsonArray("stack"));
        for (JsonElement block : group.getAsJsonArray("list")) {
            blocks.add(block(block.getAsJsonObject(), function));
        }
        return group.get("more").getAsLong() == 0;
    }

    private static String function(JsonArray stack) {
        for (JsonElement element : stack) {
            JsonObject frame = element.getAsJsonObject();
            JsonArray symbols = frame.getAsJsonArray("symbols");
            if (frame.get("own").getAsBoolean() && !symbols.isEmpty()) {
                return symbols.get(0).getAsJsonObject().get("function").getAsString();
            }
        }
        return "";
    }

    private static Reported block(JsonObject block, String function) {
        JsonObject contents = block.getAsJsonObject("contents");
        return new Reported(
                Long.parseUnsignedLong(block.get("address").getAsString().substring(2), 16),
                block.get("size").getAsLong(),
                function,
                block.get("thread").getAsInt(),
                block.get("reallocations").getAsInt(),
                contents.get("state").getAsString(),
                contents.has("hex")
                        ? ByteBuffer.wrap(
                                HexFormat.of().parseHex(contents.get("hex").getAsString()))
                        : null);
    }
}
