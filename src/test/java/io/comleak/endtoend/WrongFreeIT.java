// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each way to free what is no block: the line that does it is named, and where there was a block, those that made and
 * freed it. Windows ends the process over most of these: that changes the verdict, and nothing that is tested here.
 */
@Execution(ExecutionMode.CONCURRENT)
class WrongFreeIT {
    private static final String SAMPLE = "wrong-free";

    @TempDir
    Path folder;

    private JsonObject only(String kind, String part, int exitCode) {
        Watched watched = Watched.run(folder, Samples.program(kind, SAMPLE), part);
        assertThat(watched.json().getAsJsonArray("wrongFrees"))
                .as(watched.toString())
                .hasSize(1);
        assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(exitCode);
        JsonObject wrong = watched.json().getAsJsonArray("wrongFrees").get(0).getAsJsonObject();
        assertThat(wrong.get("times").getAsInt()).isEqualTo(1);
        assertThat(wrong.get("certain").getAsBoolean()).isEqualTo(exitCode != 0);
        return wrong;
    }

    private static String place(JsonObject wrong, String stack) {
        return Watched.place(wrong.getAsJsonArray(stack));
    }

    private static String freeWrongly() {
        return Samples.place(SAMPLE, "freeWrongly", "void freeWrongly");
    }

    @ParameterizedTest
    @CsvSource({"x64-pdb", "x86-pdb"})
    void aBlockThatIsFreedTwice(String kind) {
        JsonObject wrong = only(kind, "twice", 23);

        assertThat(wrong.get("kind").getAsString()).isEqualTo("freed-before");
        assertThat(place(wrong, "freed")).isEqualTo(freeWrongly());
        assertThat(place(wrong, "firstFreed")).isEqualTo(Samples.place(SAMPLE, "freeFirst", "void freeFirst"));
        assertThat(place(wrong, "allocated")).isEqualTo(Samples.place(SAMPLE, "block", "void* block()"));
        assertThat(wrong.getAsJsonObject("block").get("size").getAsInt()).isEqualTo(61);
    }

    /** Not for x86: Wine's SysFreeString asks there for the block's size, hears that there is none, and frees nothing. */
    @ParameterizedTest
    @CsvSource("x64-pdb")
    void aStringThatIsFreedTwice(String kind) {
        JsonObject wrong = only(kind, "string-twice", 23);

        assertThat(wrong.get("kind").getAsString()).isEqualTo("freed-before");
        assertThat(place(wrong, "freed"))
                .isEqualTo(Samples.place(SAMPLE, "freeStringTwice", "    SysFreeString(string)"));
        assertThat(place(wrong, "firstFreed"))
                .isEqualTo(Samples.place(SAMPLE, "freeStringFirst", "void freeStringFirst"));
        assertThat(place(wrong, "allocated")).isEqualTo(Samples.place(SAMPLE, "freeStringTwice", "(L\"twice\")"));
    }

    @ParameterizedTest
    @CsvSource({"x64-pdb, 8", "x86-pdb, 4"})
    void aStringThatIsFreedAsABlock(String kind, long offset) {
        JsonObject wrong = only(kind, "string-as-block", 23);

        assertThat(wrong.get("kind").getAsString()).isEqualTo("inside-block");
        assertThat(place(wrong, "freed")).isEqualTo(freeWrongly());
        assertThat(place(wrong, "allocated"))
                .isEqualTo(Samples.place(SAMPLE, "freeStringAsBlock", "a string is no block\")"));
        long address = Long.decode(wrong.get("address").getAsString());
        long start = Long.decode(wrong.getAsJsonObject("block").get("address").getAsString());
        assertThat(address - start).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({"x64-pdb", "x86-pdb"})
    void aBlockThatIsReallocatedAfterItsFree(String kind) {
        JsonObject wrong = only(kind, "reallocate-freed", 23);

        assertThat(wrong.get("kind").getAsString()).isEqualTo("freed-before");
        assertThat(wrong.get("reallocating").getAsBoolean()).isTrue();
        assertThat(place(wrong, "freed")).isEqualTo(Samples.place(SAMPLE, "reallocateFreed", "CoTaskMemRealloc"));
        assertThat(place(wrong, "firstFreed")).isEqualTo(Samples.place(SAMPLE, "freeFirst", "void freeFirst"));
    }

    @ParameterizedTest
    @CsvSource({
        "stack, on-stack, x64-pdb",
        "stack, on-stack, x86-pdb",
        "nowhere, not-mapped, x64-pdb",
        "nowhere, not-mapped, x86-pdb",
        "image, in-module, x64-pdb"
    })
    void anAddressThatIsNoBlocks(String part, String expected, String kind) {
        JsonObject wrong = only(kind, part, 23);

        assertThat(wrong.get("kind").getAsString()).isEqualTo(expected);
        assertThat(place(wrong, "freed")).isEqualTo(freeWrongly());
        assertThat(wrong.has("block")).isFalse();
    }

    /** The heap is the one that COM itself uses: older than the spy, it would look the same. Windows frees it without a word. */
    @ParameterizedTest
    @CsvSource("x64-pdb")
    void aBlockOfTheProcessHeapIsShownAndNotJudged(String kind) {
        JsonObject wrong = only(kind, "other-heap", 0);

        assertThat(wrong.get("kind").getAsString()).isEqualTo("not-seen");
        assertThat(place(wrong, "freed")).isEqualTo(freeWrongly());
    }
}
