// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One thread is held while its blocks are read, and another goes on to free, allocate and reallocate at the very same
 * addresses. Each block says in its bytes whose they are: what is shown of one is never another's.
 */
class SnapshotIT {
    private static final String SAMPLE = "busy-thread";

    /** What the sample's own words begin with; the rest is the number of the block. */
    private static final long TAG = 0x5e41a1;

    private static final int TAG_SHIFT = 40;

    @TempDir
    Path folder;

    private int read;
    private int changed;
    private int freedMeanwhile;

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void noBlockIsShownWithTheBytesOfAnother(String kind) {
        Watched watched = Watched.run(folder, Samples.program(kind, SAMPLE));

        Map<Long, Long> numbers = numbersByAddress(watched);
        for (JsonElement element : watched.json().getAsJsonArray("groups")) {
            JsonObject group = element.getAsJsonObject();
            boolean late = group.get("class").getAsString().equals("late-free");
            for (JsonElement block : group.getAsJsonArray("list")) {
                check(block.getAsJsonObject(), late ? Map.of() : numbers);
                freedMeanwhile += late ? 1 : 0;
            }
        }
        String seen = read + " read, " + changed + " changed, " + freedMeanwhile + " groups freed";
        // The thread was busy while there were bytes to read; and most blocks were at rest when all ended.
        assertThat(read).as(seen).isGreaterThan(500);
        assertThat(changed).as(seen).isPositive();
        assertThat(freedMeanwhile).as(seen).isGreaterThan(10);
    }

    /** Where the sample's blocks lay when it ended. */
    private static Map<Long, Long> numbersByAddress(Watched watched) {
        Map<Long, Long> numbers = new HashMap<>();
        watched.run()
                .out()
                .lines()
                .map(line -> line.split(" ", 2))
                .forEach(words -> numbers.put(Long.parseUnsignedLong(words[0], 16), Long.valueOf(words[1])));
        assertThat(numbers).as(watched.text()).hasSizeGreaterThan(900);
        return numbers;
    }

    private void check(JsonObject block, Map<Long, Long> numbers) {
        JsonObject contents = block.getAsJsonObject("contents");
        String state = contents.get("state").getAsString();
        changed += state.equals("changed") ? 1 : 0;
        if (!state.equals("read")) {
            return;
        }
        Set<Long> own = numbersIn(contents.get("hex").getAsString());
        assertThat(own).as("numbers in one block: " + block).hasSizeLessThan(2);
        for (long number : own) {
            read++;
            assertThat(block.get("size").getAsLong()).as("its size: " + block).isEqualTo(129 + number % 7);
            Long there = numbers.get(Long.decode(block.get("address").getAsString()));
            assertThat(there == null ? number : there)
                    .as("what lies there: " + block)
                    .isEqualTo(number);
        }
    }

    private static Set<Long> numbersIn(String hex) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        Set<Long> numbers = new HashSet<>();
        while (bytes.remaining() >= Long.BYTES) {
            long word = bytes.getLong();
            if (word >>> TAG_SHIFT == TAG) {
                numbers.add(word & ((1L << TAG_SHIFT) - 1));
            }
        }
        return numbers;
    }
}
